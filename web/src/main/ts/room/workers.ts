/** Starts one of the page's own workers. */
export function worker(name: string): Worker {
  return new Worker(new URL(`${name}.js`, document.baseURI), { type: "module", name });
}
