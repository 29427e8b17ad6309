// What Material's scripts, and the bundles of the tools, give to the scripts in theme/assets.

/** Material's streams of what it has made. */
declare const component$: { subscribe(listener: (component: any) => void): void };
declare const document$: { subscribe(listener: () => void): void };

/** The tools whose bundles have been loaded, by name. */
declare const tools: Record<string, { mount(place: HTMLElement): void }>;

/** A stylesheet that a bundle brings, as text. */
declare module "*.css" {
  const text: string;
  export default text;
}
