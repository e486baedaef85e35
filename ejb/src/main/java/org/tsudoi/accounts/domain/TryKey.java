package org.tsudoi.accounts.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.tsudoi.accounts.LockoutReason;
import org.tsudoi.shared.AccountId;
import org.tsudoi.shared.AddressSource;

/**
 * What wrong tries are counted under, and what may be shown of it.
 *
 * @param text the count's key, which reveals neither name nor address
 * @param kind what was tried
 * @param account whose account; empty for a name that no account has
 * @param address where the try came from
 */
public record TryKey(String text, LockoutReason kind, Optional<AccountId> account, String address) {

  /** Passwords for a name from an address of IPv4 or a network of 64 bits of IPv6. */
  public static TryKey ofPasswords(String typedName, Optional<AccountId> account, String address) {
    return new TryKey(
        hash(LoginName.fold(typedName) + "\n" + AddressSource.of(address)),
        LockoutReason.PASSWORDS,
        account,
        address);
  }

  /**
   * Codes behind the right password of an account, wherever from: six digits are few. The address
   * is that of the present try.
   */
  public static TryKey ofCodes(AccountId account, String address) {
    return new TryKey(
        hash("codes\n" + account + "\n"), LockoutReason.CODES, Optional.of(account), address);
  }

  private static String hash(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
