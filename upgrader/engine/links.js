// The sections of the site that tell more about a finding.

/** Of functions of the backend that the Keras 2 of today doesn't have. */
export const OLDER = "breakages/#older-functions";

/** Functions of the backend that are about sessions, and where the site says what became of those. */
export const SESSIONS = {
  names: /^(?:_get_available_gpus|_SESSION|get_session|set_session)$/,
  link: "errors/#error-session",
};

/** @type {Record<string, string>} */
export const TRAPS = {
  infer: "lambda-layer/#could-not-infer",
  late: "lambda-layer/#could-not-infer",
  ignored: "from-tensorflow-to-keras/#lambda-trick",
  loop: "lambda-layer/#loop",
  default: "errors/#error-loop-default",
  saved: "lambda-layer/#saving",
  loaded: "lambda-layer/#safe-mode",
  unregistered: "lambda-layer/#registered-function",
  untracked: "lambda-layer/#untracked",
  numpy: "lambda-layer/#numpy",
  "python-if": "lambda-layer/#python-if",
  dtype: "lambda-layer/#dtype",
  mask: "lambda-layer/#mask",
  tensorflow: "from-tensorflow-to-keras/#tensorflow-functions",
  training: "k-function/#fixed-training",
  size: "errors/#error-python-if",
  nested: "lambda-layer/#nested-lists",
};
