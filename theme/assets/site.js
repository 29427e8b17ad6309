// Instant navigation leaves the header as it is: the language menu follows the page from here.
document$.subscribe(() => {
  for (const twin of document.querySelectorAll("link[data-path]")) {
    const choice = document.querySelector(`.md-select__link[hreflang="${twin.hreflang}"]`);
    if (choice) choice.href = new URL(twin.dataset.path, location.href).href;
  }
});

// The section that is read stays the same in the other language.
addEventListener("click", (event) => {
  const choice = event.target.closest?.(".md-select__link");
  if (choice) choice.hash = location.hash;
}, { capture: true });
