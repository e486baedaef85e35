package org.tsudoi.protocol;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tsudoi.protocol.ProtocolException.Reason;

/**
 * The optional part of an end-to-end header.
 *
 * <p>Entries stand in strictly ascending order of their type, so that there is one way only to
 * write them. Unknown even types are passed over, unknown odd types refuse the frame.
 *
 * @param targetIndex 1: the roster index that the frame is meant for, 16 bits
 * @param neededFrame 2: the number of the frame that this one needs, 32 bits; below the frame's own
 *     number
 * @param page 3: the page of the board, 16 bits
 * @param mergeKey 4: the board object that the operation changes, 8 bytes
 * @param grantId 5: the remote control grant that allows this input, 32 bits
 * @param declaredMedia 6: what the sender says about a picture
 * @param unknown entries of even types that this version does not know, ascending
 */
public record Extensions(
    OptionalInt targetIndex,
    OptionalLong neededFrame,
    OptionalInt page,
    OptionalLong mergeKey,
    OptionalLong grantId,
    Optional<DeclaredMedia> declaredMedia,
    List<UnknownExtension> unknown) {

  /** Type of {@link #targetIndex()}. */
  public static final int TARGET_INDEX = 1;

  /** Type of {@link #neededFrame()}. */
  public static final int NEEDED_FRAME = 2;

  /** Type of {@link #page()}. */
  public static final int PAGE = 3;

  /** Type of {@link #mergeKey()}. */
  public static final int MERGE_KEY = 4;

  /** Type of {@link #grantId()}. */
  public static final int GRANT_ID = 5;

  /** Type of {@link #declaredMedia()}. */
  public static final int DECLARED_MEDIA = 6;

  private static final Extensions NONE =
      new Extensions(
          OptionalInt.empty(),
          OptionalLong.empty(),
          OptionalInt.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          Optional.empty(),
          List.of());

  /** Checks that each value fits its field and that unknown entries ascend. */
  public Extensions {
    targetIndex.ifPresent(value -> Unsigned.bits("target index", value, 16));
    neededFrame.ifPresent(value -> Unsigned.bits32("needed frame", value));
    page.ifPresent(value -> Unsigned.bits("page", value, 16));
    grantId.ifPresent(value -> Unsigned.bits32("grant id", value));
    unknown = List.copyOf(unknown);
    int last = -1;
    for (UnknownExtension entry : unknown) {
      if (entry.type() <= last) {
        throw new IllegalArgumentException("extension types must ascend");
      }
      last = entry.type();
    }
  }

  /** No extension at all. */
  public static Extensions none() {
    return NONE;
  }

  /** These extensions with a target. */
  public Extensions withTargetIndex(int index) {
    return new Extensions(
        OptionalInt.of(index), neededFrame, page, mergeKey, grantId, declaredMedia, unknown);
  }

  /** These extensions with the number of the frame that is needed. */
  public Extensions withNeededFrame(long number) {
    return new Extensions(
        targetIndex, OptionalLong.of(number), page, mergeKey, grantId, declaredMedia, unknown);
  }

  /** These extensions with a page of the board. */
  public Extensions withPage(int number) {
    return new Extensions(
        targetIndex,
        neededFrame,
        OptionalInt.of(number),
        mergeKey,
        grantId,
        declaredMedia,
        unknown);
  }

  /** These extensions with the key of a board object. */
  public Extensions withMergeKey(long key) {
    return new Extensions(
        targetIndex, neededFrame, page, OptionalLong.of(key), grantId, declaredMedia, unknown);
  }

  /** These extensions with a remote control grant. */
  public Extensions withGrantId(long id) {
    return new Extensions(
        targetIndex, neededFrame, page, mergeKey, OptionalLong.of(id), declaredMedia, unknown);
  }

  /** These extensions with a declared picture. */
  public Extensions withDeclaredMedia(DeclaredMedia media) {
    return new Extensions(
        targetIndex, neededFrame, page, mergeKey, grantId, Optional.of(media), unknown);
  }

  /** These extensions with one more entry of an unknown even type. */
  public Extensions withUnknown(UnknownExtension entry) {
    List<UnknownExtension> more = new ArrayList<>(unknown);
    more.add(entry);
    return new Extensions(targetIndex, neededFrame, page, mergeKey, grantId, declaredMedia, more);
  }

  /** Whether there is nothing to write. */
  public boolean isEmpty() {
    return entriesBytes() == 0;
  }

  int entriesBytes() {
    int bytes = (targetIndex.isPresent() ? 4 : 0) + (neededFrame.isPresent() ? 6 : 0);
    bytes += (page.isPresent() ? 4 : 0) + (mergeKey.isPresent() ? 10 : 0);
    bytes += grantId.isPresent() ? 6 : 0;
    bytes += declaredMedia.isPresent() ? 2 + DeclaredMedia.ENCODED_BYTES : 0;
    for (UnknownExtension entry : unknown) {
      bytes += entry.encodedBytes();
    }
    return bytes;
  }

  void write(ByteBuffer target) {
    unknown.stream().filter(entry -> entry.type() == 0).forEach(entry -> write(entry, target));
    targetIndex.ifPresent(v -> entry(target, TARGET_INDEX, 2).putShort((short) v));
    neededFrame.ifPresent(v -> entry(target, NEEDED_FRAME, 4).putInt((int) v));
    page.ifPresent(v -> entry(target, PAGE, 2).putShort((short) v));
    mergeKey.ifPresent(v -> entry(target, MERGE_KEY, 8).putLong(v));
    grantId.ifPresent(v -> entry(target, GRANT_ID, 4).putInt((int) v));
    declaredMedia.ifPresent(
        media -> {
          entry(target, DECLARED_MEDIA, DeclaredMedia.ENCODED_BYTES).put((byte) media.type());
          target.putInt((int) media.sizeBytes());
          target.putShort((short) media.width()).putShort((short) media.height());
        });
    unknown.stream().filter(entry -> entry.type() != 0).forEach(entry -> write(entry, target));
  }

  private static void write(UnknownExtension entry, ByteBuffer target) {
    byte[] value = entry.value();
    entry(target, entry.type(), value.length).put(value);
  }

  private static ByteBuffer entry(ByteBuffer target, int type, int length) {
    return target.put((byte) type).put((byte) length);
  }

  /** Reads entries up to the buffer's limit. */
  static Extensions read(ByteBuffer entries) {
    Extensions read = none();
    int last = -1;
    while (entries.hasRemaining()) {
      if (entries.remaining() < 2) {
        throw new ProtocolException(Reason.BAD_EXTENSION, "cut-off entry");
      }
      int type = Byte.toUnsignedInt(entries.get());
      int length = Byte.toUnsignedInt(entries.get());
      if (type <= last || length > entries.remaining()) {
        throw new ProtocolException(Reason.BAD_EXTENSION, "entry of type " + type);
      }
      last = type;
      read = read.withEntry(type, length, entries);
    }
    return read;
  }

  private Extensions withEntry(int type, int length, ByteBuffer source) {
    switch (type) {
      case TARGET_INDEX:
        requireLength(type, length, 2);
        return withTargetIndex(Short.toUnsignedInt(source.getShort()));
      case NEEDED_FRAME:
        requireLength(type, length, 4);
        return withNeededFrame(Integer.toUnsignedLong(source.getInt()));
      case PAGE:
        requireLength(type, length, 2);
        return withPage(Short.toUnsignedInt(source.getShort()));
      case MERGE_KEY:
        requireLength(type, length, 8);
        return withMergeKey(source.getLong());
      case GRANT_ID:
        requireLength(type, length, 4);
        return withGrantId(Integer.toUnsignedLong(source.getInt()));
      case DECLARED_MEDIA:
        requireLength(type, length, DeclaredMedia.ENCODED_BYTES);
        return withDeclaredMedia(readMedia(source));
      default:
        if (type % 2 != 0) {
          throw new ProtocolException(Reason.UNKNOWN_EXTENSION, "type " + type);
        }
        byte[] value = new byte[length];
        source.get(value);
        return withUnknown(new UnknownExtension(type, value));
    }
  }

  private static DeclaredMedia readMedia(ByteBuffer source) {
    int type = Byte.toUnsignedInt(source.get());
    long size = Integer.toUnsignedLong(source.getInt());
    int width = Short.toUnsignedInt(source.getShort());
    return new DeclaredMedia(type, size, width, Short.toUnsignedInt(source.getShort()));
  }

  private static void requireLength(int type, int length, int wanted) {
    if (length != wanted) {
      throw new ProtocolException(
          Reason.BAD_EXTENSION, "type " + type + " with " + length + " bytes");
    }
  }
}
