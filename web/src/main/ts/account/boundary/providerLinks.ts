import { element } from "../../shell/boundary/dom.ts";
import { beginning, type IdentityProvider } from "../entity/identityProvider.ts";

/** Ways to the identity providers, as soon as the server has told which there are. */
export function providerLinks(
  providers: () => Promise<readonly IdentityProvider[]>,
  meeting: string | null,
): HTMLElement {
  const links = element("div", { class: "providers" });
  void providers().then((known) => {
    for (const provider of known) {
      const href = beginning(provider, meeting);
      if (href !== null) links.append(linkTo(provider, href));
    }
  });
  return links;
}

function linkTo(provider: IdentityProvider, href: string): HTMLElement {
  return element("a", {
    class: "button wide",
    text: ["account.provider.with", provider.name],
    attributes: { href },
  });
}
