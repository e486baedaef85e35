package org.tsudoi.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tsudoi.protocol.ProtocolException.Reason;

@Tag("spec-6.2.1")
class TunnelOpeningTest {
  private static final String TICKET = "Tm9ib2R5IGtub3dzIHRoaXM_-";
  private static final String ID = "ZmVkY2JhOTg3NjU0MzIxMA";

  @Test
  void readsTheTicketOfTheFirstConnection() {
    TunnelOpening opening = TunnelOpening.parse(List.of("tsudoi.1", "ticket." + TICKET));

    assertThat(opening).isEqualTo(new TunnelOpening.WithTicket(TICKET));
    assertThat(opening.offer()).isEqualTo("tsudoi.1, ticket." + TICKET);
    assertThat(opening.toString()).doesNotContain(TICKET);
  }

  @Test
  void readsALaterConnectionOfEachDirection() {
    TunnelOpening uplink =
        TunnelOpening.parse(List.of("tsudoi.1", "uplink." + ID + "." + TICKET + ".1.0"));
    TunnelOpening downlink =
        TunnelOpening.parse(List.of("tsudoi.1", "downlink." + ID + "." + TICKET + ".7.4294967294"));

    assertThat(uplink).isEqualTo(new TunnelOpening.OfTunnel(Direction.UPLINK, ID, TICKET, 1, 0));
    assertThat(downlink)
        .isEqualTo(new TunnelOpening.OfTunnel(Direction.DOWNLINK, ID, TICKET, 7, 0xFFFF_FFFEL));
    assertThat(downlink.offer()).endsWith(".7.4294967294");
    assertThat(uplink.toString()).doesNotContain(TICKET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tsudoi.1",
        "tsudoi.2,ticket.Tm9ib2R5IGtub3dzIHRoaXM",
        "ticket.Tm9ib2R5IGtub3dzIHRoaXM,tsudoi.1",
        "tsudoi.1,ticket.short",
        "tsudoi.1,ticket.",
        "tsudoi.1,ticket.Tm9ib2R5IGtub3dzIHRoaXM=",
        "tsudoi.1,ticket.Tm9ib2R5IGtub3dzIHRoaXM.1",
        "tsudoi.1,ticket.Tm9ib2R5IGtub3dzIHRoaXM,ticket.Tm9ib2R5IGtub3dzIHRoaXM",
        "tsudoi.1,uplink.ZmVkY2JhOTg3NjU0MzIxMA.ZmVkY2JhOTg3NjU0MzIxMA.0.0",
        "tsudoi.1,uplink.ZmVkY2JhOTg3NjU0MzIxMA.ZmVkY2JhOTg3NjU0MzIxMA.01.0",
        "tsudoi.1,uplink.ZmVkY2JhOTg3NjU0MzIxMA.ZmVkY2JhOTg3NjU0MzIxMA.-1.0",
        "tsudoi.1,uplink.ZmVkY2JhOTg3NjU0MzIxMA.ZmVkY2JhOTg3NjU0MzIxMA.1.4294967295",
        "tsudoi.1,uplink.ZmVkY2JhOTg3NjU0MzIxMA.ZmVkY2JhOTg3NjU0MzIxMA.1.99999999999999999999",
        "tsudoi.1,uplink.ZmVkY2JhOTg3NjU0MzIxMA.ZmVkY2JhOTg3NjU0MzIxMA.1.１",
        "tsudoi.1,uplink.ZmVkY2JhOTg3NjU0MzIxMA.ZmVkY2JhOTg3NjU0MzIxMA.1",
        "tsudoi.1,sidelink.ZmVkY2JhOTg3NjU0MzIxMA.ZmVkY2JhOTg3NjU0MzIxMA.1.0"
      })
  @Tag("B-10")
  void refusesAnythingElse(String offered) {
    var refusal =
        catchThrowableOfType(
            ProtocolException.class, () -> TunnelOpening.parse(List.of(offered.split(","))));

    assertThat(refusal.reason()).isEqualTo(Reason.BAD_OPENING);
    assertThat(refusal.getMessage()).doesNotContain("Tm9ib2R5");
  }
}
