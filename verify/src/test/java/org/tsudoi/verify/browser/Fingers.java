package org.tsudoi.verify.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;

/** Fingers on the page of a {@link Chromium}, and what is too small for them. */
public final class Fingers {

  private static final String TOO_SMALL =
      """
      least => {
        const within = document.querySelector('dialog[open]') ?? document.body;
        const kinds = 'button, select, input, textarea, summary, a[href], [role=button]';
        const box = it => {
          const own = it.getBoundingClientRect();
          if (!it.matches('input[type=checkbox], input[type=radio]')) return own;
          // Who touches the label chooses as well.
          const label = it.labels[0]?.getBoundingClientRect() ?? own;
          const [right, bottom] = [Math.max(own.right, label.right), Math.max(own.bottom, label.bottom)];
          const [left, top] = [Math.min(own.left, label.left), Math.min(own.top, label.top)];
          return { width: right - left, height: bottom - top };
        };
        const inText = it => it.matches('p a, .text a');
        return [...within.querySelectorAll(kinds)]
          .filter(it => it.checkVisibility({ visibilityProperty: true }) && !inText(it))
          .filter(it => it.closest('.heard') === null)
          .map(it => [it, box(it)])
          .filter(([, { width, height }]) => width < least - 0.5 || height < least - 0.5)
          .map(([it, { width, height }]) =>
            `${it.outerHTML.slice(0, 120)} is ${Math.round(width)} by ${Math.round(height)}`);
      }
      """;

  private Fingers() {}

  /** What can be pressed on the page and is smaller than so many of its pixels, in either way. */
  static List<String> tooSmall(Page page, int pixels) {
    return ((List<?>) page.evaluate(TOO_SMALL, pixels)).stream().map(String::valueOf).toList();
  }

  /** Two fingers on this place that go apart, to two and a half times. */
  public static void spread(Page page, BoundingBox place) {
    CDPSession session = page.context().newCDPSession(page);
    send(session, "touchStart", pair(place, 40));
    for (int apart = 50; apart <= 100; apart += 10) {
      send(session, "touchMove", pair(place, apart));
    }
    send(session, "touchEnd", new JsonArray());
    session.detach();
  }

  /** One finger that goes from the middle of this place so far to the left. */
  public static void dragLeft(Page page, BoundingBox place, int pixels) {
    CDPSession session = page.context().newCDPSession(page);
    double x = place.x + place.width / 2;
    double y = place.y + place.height / 2;
    send(session, "touchStart", one(x, y));
    for (int step = 1; step <= 4; step++) {
      send(session, "touchMove", one(x - pixels * step / 4.0, y));
    }
    send(session, "touchEnd", new JsonArray());
    session.detach();
  }

  /** One finger that touches the middle of this place twice. */
  public static void tapTwice(Page page, BoundingBox place) {
    CDPSession session = page.context().newCDPSession(page);
    double x = place.x + place.width / 2;
    double y = place.y + place.height / 2;
    // However slow this machine is, these fingers are quick.
    double now = seconds();
    for (int tap = 0; tap < 2; tap++) {
      send(session, "touchStart", one(x, y), now + tap * 0.2);
      send(session, "touchEnd", new JsonArray(), now + tap * 0.2 + 0.05);
    }
    session.detach();
  }

  private static JsonArray pair(BoundingBox place, double apart) {
    JsonArray points = new JsonArray();
    for (int finger = -1; finger <= 1; finger += 2) {
      double x = place.x + place.width / 2 + finger * apart;
      points.add(point(finger + 2, x, place.y + place.height / 2));
    }
    return points;
  }

  private static JsonArray one(double x, double y) {
    JsonArray points = new JsonArray();
    points.add(point(1, x, y));
    return points;
  }

  private static JsonObject point(int finger, double x, double y) {
    JsonObject point = new JsonObject();
    point.addProperty("x", x);
    point.addProperty("y", y);
    point.addProperty("id", finger);
    return point;
  }

  private static double seconds() {
    return System.currentTimeMillis() / 1000.0;
  }

  private static void send(CDPSession session, String type, JsonArray points) {
    send(session, type, points, seconds());
  }

  private static void send(CDPSession session, String type, JsonArray points, double at) {
    JsonObject touch = new JsonObject();
    touch.addProperty("type", type);
    touch.add("touchPoints", points);
    touch.addProperty("timestamp", at);
    session.send("Input.dispatchTouchEvent", touch);
  }
}
