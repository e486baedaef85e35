package org.tsudoi.verify.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/** Where the keyboard is on a page, and whether a person sees it there. */
public final class Focus {

  private static final String NAME =
      """
      () => {
        const it = document.activeElement;
        if (it === document.body) return '';
        return (it.getAttribute('aria-label') ?? it.innerText).trim();
      }
      """;

  /** What is wrong with how the focus is seen, or nothing. */
  private static final String TROUBLE =
      """
      () => {
        const it = document.activeElement;
        if (it === document.body) return '';
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.setProperty('box-shadow', 'var(--tsudoi-focus)');
        const ring = getComputedStyle(probe).boxShadow;
        probe.remove();
        // Around a field its box has the ring.
        const places = [it, it.closest('.input')].filter(place => place !== null);
        const what = it.outerHTML.slice(0, 160);
        const ringed = places.some(place => getComputedStyle(place).boxShadow.includes(ring));
        if (!ringed) return `no ring around ${what}`;
        const { left, top, width, height } = it.getBoundingClientRect();
        const at = document.elementFromPoint(left + width / 2, top + height / 2);
        if (at === null) return `out of sight: ${what}`;
        return it.contains(at) || at.contains(it) || at.matches('label') ? ''
          : `under ${at.outerHTML.slice(0, 160)}: ${what}`;
      }
      """;

  private final Page page;

  private Focus(Page page) {
    this.page = page;
  }

  /** The focus on this page. */
  public static Focus of(Page page) {
    return new Focus(page);
  }

  /** What a screen reader would call what has the focus; nothing where nothing of the page has. */
  public String name() {
    return (String) page.evaluate(NAME);
  }

  /** Whether the focus is on or in what this selector names. */
  public boolean isWithin(String selector) {
    return (Boolean)
        page.evaluate("selector => document.activeElement.closest(selector) !== null", selector);
  }

  /** Whether nothing of the page has the focus, but the browser itself. */
  public boolean isOutsideThePage() {
    return (Boolean) page.evaluate("document.activeElement === document.body");
  }

  /** Fails unless what has the focus carries the ring, is in sight and lies under nothing. */
  public void assertSeen() {
    assertThat((String) page.evaluate(TROUBLE)).isEmpty();
  }
}
