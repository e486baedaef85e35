package org.tsudoi.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a start does with the search texts of an older version. */
class AccountsStartTest {

  private final List<String> done = new ArrayList<>();

  /** Has so many lots to fold, and fails to pack them. */
  private final class Keeper extends SearchTextKeeper {
    private int lots;

    Keeper(int lots) {
      this.lots = lots;
    }

    @Override
    boolean foldSome() {
      return lots-- > 0;
    }

    @Override
    void pack() {
      done.add("packed");
      throw new IllegalStateException("no room");
    }
  }

  private void begin(int lots) {
    FirstAdministrator first =
        new FirstAdministrator() {
          @Override
          void begin() {
            done.add("first administrator");
          }
        };
    CommandLineToken token =
        new CommandLineToken() {
          @Override
          void publish() {
            done.add("token");
          }
        };
    new AccountsStart(new Keeper(lots), first, token).begin();
  }

  @Test
  void goesOnWhereThereIsNoRoomToPack() {
    begin(2);

    assertThat(done).containsExactly("packed", "first administrator", "token");
  }

  @Test
  void packsNothingWhereNothingWasFolded() {
    begin(0);

    assertThat(done).containsExactly("first administrator", "token");
  }
}
