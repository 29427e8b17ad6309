// How the tools make their elements.

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, unknown>} properties
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, properties, children = []) {
  const made = Object.assign(document.createElement(name), properties);
  if (typeof properties.role === "string") made.setAttribute("role", properties.role);
  made.append(...children);
  return made;
}
