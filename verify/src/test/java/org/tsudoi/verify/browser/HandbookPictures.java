package org.tsudoi.verify.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Takes the pictures of the handbook in one language and puts them where its pages use them.
 *
 * <p>A picture that shows the same as the one that is there is left alone, so that a clock or a
 * number that differs each time changes no file. Not thread-safe.
 */
public final class HandbookPictures {

  /** Answers the picture as WebP, or nothing if the old one shows the same. */
  private static final String AS_WEBP =
      """
      async ({ taken, old }) => {
        const read = async (data, type) =>
          createImageBitmap(await (await fetch(`data:image/${type};base64,${data}`)).blob());
        const paint = bitmap => {
          const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
          const brush = canvas.getContext('2d');
          brush.drawImage(bitmap, 0, 0);
          return { canvas, data: brush.getImageData(0, 0, bitmap.width, bitmap.height).data };
        };
        const now = paint(await read(taken, 'png'));
        if (old !== '') {
          const before = paint(await read(old, 'webp'));
          let different = now.data.length === before.data.length ? 0 : Infinity;
          for (let at = 0; at < before.data.length && different < Infinity; at += 4) {
            const far = channel => Math.abs(now.data[at + channel] - before.data[at + channel]) > 64;
            if (far(0) || far(1) || far(2)) different++;
          }
          if (different * 4 < now.data.length * 0.01) return '';
        }
        const blob = await now.canvas.convertToBlob({ type: 'image/webp', quality: 0.86 });
        let text = '';
        for (const byte of new Uint8Array(await blob.arrayBuffer())) text += String.fromCharCode(byte);
        return btoa(text);
      }
      """;

  private final Page converter;
  private final String language;
  private final Set<HandbookPicture> missing = EnumSet.allOf(HandbookPicture.class);

  /** Begins with a page of its own that has nothing else to do. */
  public HandbookPictures(Page converter, String language) {
    this.converter = converter;
    this.language = language;
  }

  /** Takes what the page shows now. */
  public void take(RoomPage page, HandbookPicture picture) {
    byte[] taken = page.page().screenshot();
    Path file = picture.file(language);
    try {
      Files.createDirectories(file.getParent());
      byte[] old = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
      String made =
          (String) converter.evaluate(AS_WEBP, Map.of("taken", text(taken), "old", text(old)));
      if (!made.isEmpty()) {
        Files.write(file, Base64.getDecoder().decode(made));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    missing.remove(picture);
  }

  /** The pictures that were not taken yet. */
  public Set<HandbookPicture> missing() {
    return Set.copyOf(missing);
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
