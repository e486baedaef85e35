package org.tsudoi.verify.load;

import jakarta.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tsudoi.bench.line.Loop;
import org.tsudoi.bench.line.Target;
import org.tsudoi.bench.measure.Histogram;
import org.tsudoi.bench.tunnel.Crowd;
import org.tsudoi.bench.tunnel.Participant;
import org.tsudoi.protocol.ControlKind;

/** A meeting in which one shares a screen and begins anew now and then, and the others watch. */
final class BusyMeeting {

  private static final int PICTURE_BYTES = 20_000;

  private final List<ControlWatch> watches = new ArrayList<>();
  private final Participant presenter;
  private volatile boolean sharing;
  private boolean keySent;
  private long asked;

  BusyMeeting(Crowd crowd, Loop loop, Target target, int people, Histogram delays) {
    String number = crowd.openMeeting("Load");
    Participant.Joining joining = new Participant.Joining(loop, target);
    ControlWatch own = new ControlWatch(delays, () -> sharing = true);
    watches.add(own);
    presenter = joining.with(crowd.ticket(number, 0), own);
    for (int place = 1; place < people; place++) {
      ControlWatch watch = new ControlWatch(delays, () -> {});
      watches.add(watch);
      joining.with(crowd.ticket(number, place), watch);
    }
  }

  /** Begins to share, after ending the share before. */
  void beginAnew() {
    if (asked > 0) {
      sharing = false;
      presenter.say(ControlKind.SHARE_END, Json.createObjectBuilder().add("stream", 0).build());
    }
    keySent = false;
    asked++;
    presenter.say(
        ControlKind.SHARE_REQUEST,
        Json.createObjectBuilder()
            .add("request", asked)
            .add("stream", 0)
            .add("title", new ShareTitle(asked, System.nanoTime()).toString())
            .add("surface", "monitor")
            .add("codec", "vp09.00.10.08")
            .add("width", 1280)
            .add("height", 720)
            .build());
  }

  /** Shows the next picture, if the server has let the share begin. */
  void show() {
    if (!sharing) {
      return;
    }
    if (keySent) {
      presenter.delta(new byte[PICTURE_BYTES]);
    } else {
      presenter.key(new byte[PICTURE_BYTES]);
      keySent = true;
    }
  }

  /** Whether everybody has heard of every share. */
  boolean isComplete() {
    return watches.stream().allMatch(watch -> watch.shares() >= asked);
  }

  Stream<ControlWatch> watches() {
    return watches.stream();
  }
}
