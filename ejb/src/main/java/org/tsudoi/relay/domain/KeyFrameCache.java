package org.tsudoi.relay.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tsudoi.protocol.EndToEndHeader;
import org.tsudoi.protocol.Frame;

/**
 * What a viewer who comes late needs to see one stream at once: its description, its last key frame
 * and what followed.
 *
 * <p>Begins empty, is filled by the frames of the stream as they pass, and is forgotten when the
 * stream ends; frames stay in memory only. At its bounds the upper layer goes first, then all
 * deltas; then it is {@linkplain #isComplete incomplete} until the next key frame. Guarded by the
 * group.
 */
public final class KeyFrameCache {

  /** Small pictures of a screen that hardly changes: who comes late decodes one after the other. */
  static final int MOST_PICTURES = 300;

  private final int capacityBytes;
  private final List<Frame> pictures = new ArrayList<>();
  private Optional<Frame> description = Optional.empty();
  private int pictureBytes;
  private boolean thinned;
  private boolean complete;

  /** An empty cache that keeps at most so many bytes of pictures, and 300 of them. */
  public KeyFrameCache(int capacityBytes) {
    this.capacityBytes = capacityBytes;
  }

  /** Takes note of a frame of the stream that is being relayed. */
  public void pass(Frame frame) {
    EndToEndHeader header = frame.header();
    if (Pictures.isKeyFrame(header)) {
      clear();
      complete = frame.sizeBytes() <= capacityBytes;
      keep(frame);
    } else if (Pictures.isDescription(header)) {
      clear();
      description = Optional.of(frame);
    } else if (header.isDelta()) {
      passDelta(frame);
    }
  }

  private void passDelta(Frame delta) {
    if (!complete || thinned && Pictures.isUpperLayer(delta.header())) {
      return;
    }
    if (delta.header().epoch() != pictures.get(0).header().epoch()) {
      // Who comes after a change of the key cannot open what was sealed before it.
      clear();
      return;
    }
    keep(delta);
    if (isOver() && !thinned) {
      thinned = true;
      pictures.removeIf(this::dropUpperLayer);
    }
    if (isOver()) {
      Frame key = pictures.get(0);
      clear();
      keep(key);
    }
  }

  private boolean isOver() {
    return pictureBytes > capacityBytes || pictures.size() > MOST_PICTURES;
  }

  private boolean dropUpperLayer(Frame frame) {
    boolean upper = Pictures.isUpperLayer(frame.header());
    pictureBytes -= upper ? frame.sizeBytes() : 0;
    return upper;
  }

  private void keep(Frame frame) {
    if (frame.sizeBytes() <= capacityBytes) {
      pictures.add(frame);
      pictureBytes += frame.sizeBytes();
    }
  }

  private void clear() {
    pictures.clear();
    pictureBytes = 0;
    thinned = false;
    complete = false;
  }

  /** Whether the frames lead up to what is sent next; if not, a viewer also needs a key frame. */
  public boolean isComplete() {
    return complete;
  }

  /** The frames in the order in which a viewer needs them. */
  public List<Frame> frames() {
    List<Frame> all = new ArrayList<>(pictures.size() + 1);
    description.ifPresent(all::add);
    all.addAll(pictures);
    return all;
  }
}
