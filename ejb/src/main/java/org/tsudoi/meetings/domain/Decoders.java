package org.tsudoi.meetings.domain;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * Which pictures a participant's client says that it can decode. It is a claim, and presenters
 * choose their codec by the claims of all: so none may speak for more than its own.
 *
 * <p>Whoever says nothing, or nothing that is known here, counts as decoding what every client does
 * since the first version, VP9 and H.264. Whoever says AV1 counts as decoding VP9 too, as every
 * such decoder does: otherwise AV1 alone could be claimed to make others see nothing. An empty list
 * says that the client takes no pictures at all.
 *
 * @param codecs the codecs, empty for no pictures
 */
public record Decoders(Set<PictureCodec> codecs) {

  private static final Decoders UNSAID = of(PictureCodec.VP9, PictureCodec.H264);
  private static final String FIELD = "decodes";
  private static final int MOST_NAMES = 16;
  private static final int LONGEST_NAME = 32;

  /** Takes a copy, in the order of preference. */
  public Decoders {
    EnumSet<PictureCodec> sorted = EnumSet.noneOf(PictureCodec.class);
    sorted.addAll(codecs);
    codecs = Collections.unmodifiableSet(sorted);
  }

  private static Decoders of(PictureCodec first, PictureCodec... more) {
    return new Decoders(EnumSet.of(first, more));
  }

  /** What somebody decodes who has not said it. */
  public static Decoders unsaid() {
    return UNSAID;
  }

  /** Whether the client wants pictures at all. */
  public boolean takesPictures() {
    return !codecs.isEmpty();
  }

  /**
   * Reads the claim in {@code decodes}; without one, what is taken for granted.
   *
   * @throws RefusedException with {@link Problem#BAD_FRAME} for anything but a list of at most 16
   *     texts of at most 32 characters
   */
  public static Decoders in(ControlFields fields) {
    Optional<List<String>> names = fields.optionalTexts(FIELD, MOST_NAMES, LONGEST_NAME);
    return names.map(Decoders::claimed).orElse(UNSAID);
  }

  private static Decoders claimed(List<String> names) {
    EnumSet<PictureCodec> known = EnumSet.noneOf(PictureCodec.class);
    names.forEach(name -> PictureCodec.of(name).ifPresent(known::add));
    if (known.contains(PictureCodec.AV1)) {
      known.add(PictureCodec.VP9);
    }
    return known.isEmpty() && !names.isEmpty() ? UNSAID : new Decoders(known);
  }
}
