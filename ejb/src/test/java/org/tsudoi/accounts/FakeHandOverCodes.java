package org.tsudoi.accounts;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.accounts.domain.HandOverCode;
import org.tsudoi.accounts.domain.HandOverCodes;
import org.tsudoi.shared.AccountId;

/** Codes in a map; one thread at a time. */
final class FakeHandOverCodes implements HandOverCodes {

  final Map<String, HandOverCode> codes = new LinkedHashMap<>();

  @Override
  public void add(HandOverCode code) {
    codes.put(code.codeHash(), code);
  }

  @Override
  public Optional<HandOverCode> find(String codeHash) {
    return Optional.ofNullable(codes.get(codeHash));
  }

  @Override
  public Optional<HandOverCode> lock(String codeHash) {
    return find(codeHash);
  }

  @Override
  public long countMadeSince(AccountId account, Instant moment) {
    return codes.values().stream()
        .filter(code -> code.account().equals(account) && code.madeAt().isAfter(moment))
        .count();
  }

  @Override
  public void deleteMadeBefore(Instant moment) {
    codes.values().removeIf(code -> code.madeAt().isBefore(moment));
  }
}
