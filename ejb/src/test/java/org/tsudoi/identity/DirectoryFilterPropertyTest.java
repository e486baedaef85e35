package org.tsudoi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

/** Whatever is typed as a user ID stays a value inside of the filter. */
@Tag("spec-6.3.1")
class DirectoryFilterPropertyTest {

  private final DirectoryFilter plain = new DirectoryFilter("(uid={0})");

  @Property(tries = 500)
  @Tag("X-13")
  void comparesWithExactlyWhatWasTyped(
      @ForAll @StringLength(min = 1, max = 64) @CharRange(from = '\u0000', to = '\ud7ff')
          String typed)
      throws LDAPException {
    Filter filter = Filter.create(plain.of(typed).toString());

    assertThat(filter.getFilterType()).isEqualTo(Filter.FILTER_TYPE_EQUALITY);
    assertThat(filter.getAssertionValue()).isEqualTo(typed);
  }

  @Property(tries = 500)
  void leavesTheRestOfTheFilterAsItIs(
      @ForAll @StringLength(min = 1, max = 20) @CharRange(from = '!', to = '~') String typed) {
    Filter filter = new DirectoryFilter("(&(uid={0})(!(employeeType=gone)))").of(typed);

    assertThat(filter.getComponents()).hasSize(2);
    assertThat(filter.getComponents()[0].getAssertionValue()).isEqualTo(typed);
    assertThat(filter.getComponents()[1].toString()).isEqualTo("(!(employeeType=gone))");
  }

  @Example
  void takesThePlaceOfTheUserIdForNothingElse() {
    assertThat(plain.of("{0}").getAssertionValue()).isEqualTo("{0}");
  }
}
