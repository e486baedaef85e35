package org.tsudoi.auditing.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.tsudoi.auditing.ShareBegan;
import org.tsudoi.auditing.UsageLine;

/** One time of sharing a screen or a camera in the usage history: begins and ends with it. */
@Entity
@Table(name = "usage_history")
public class UsageRow implements HistoryRow<UsageLine> {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Column(name = "id")
  private long id;

  @Embedded private HistoryPlace place;

  @Column(name = "surface")
  private String surface;

  @Column(name = "surface_title")
  private String surfaceTitle;

  @Column(name = "viewers")
  private int viewers;

  @Embedded private HistorySpan span;

  /** For JPA. */
  protected UsageRow() {}

  /** A share that begins. */
  public UsageRow(ShareBegan begun, HistorySpan span, PersonalVault vault) {
    this.place =
        new HistoryPlace(
                begun.person(), vault.seal(begun.person(), HarmlessText.name(begun.name())))
            .in(begun.meeting(), begun.title(), begun.instance(), begun.participant());
    this.surface = HarmlessText.of(begun.surface(), 20);
    this.surfaceTitle = vault.seal(begun.person(), HarmlessText.name(begun.surfaceTitle()));
    this.span = span;
  }

  /** That many others are in the meeting now; the largest number stays. */
  public void watchedBy(int others) {
    viewers = Math.max(viewers, others);
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public HistorySpan span() {
    return span;
  }

  @Override
  public UsageLine line(PersonalVault.Reading reading) {
    return new UsageLine(
        id,
        place.person(),
        place.name(reading),
        place.meeting(),
        place.title(),
        place.instance(),
        place.participant(),
        surface,
        reading.open(Optional.of(place.person()), surfaceTitle),
        viewers,
        span.began(),
        span.ended(),
        span.reason());
  }
}
