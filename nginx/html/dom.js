/**
 * Makes an element. Text of a person only ever becomes a text node, never markup.
 *
 * An attribute whose value is a function is a listener (`onclick`); `null`, `undefined` and `false` leave it out.
 * Children may be nodes, strings or `null`.
 */
export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value == null || value === false) continue;
    if (typeof value === "function") node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child != null && child !== ""));
  return node;
}

/** The one element of the page with a `data-` attribute of this name. */
export function part(name, root = document) {
  return root.querySelector(`[data-${name}]`);
}
