package org.tsudoi.accounts;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import com.yubico.webauthn.data.exception.Base64UrlException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tsudoi.accounts.domain.Passkey;
import org.tsudoi.accounts.domain.PasskeyHolder;
import org.tsudoi.accounts.domain.Passkeys;
import org.tsudoi.shared.AccountId;

/**
 * The passkeys as the library looks them up; what it calls a user name is the id of an account,
 * which never leaves the server.
 */
final class PasskeyDirectory implements CredentialRepository {

  private final Passkeys passkeys;

  PasskeyDirectory(Passkeys passkeys) {
    this.passkeys = passkeys;
  }

  @Override
  public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String account) {
    return passkeys.of(AccountId.of(account)).stream()
        .map(
            passkey ->
                PublicKeyCredentialDescriptor.builder()
                    .id(bytes(passkey.key().credentialId()))
                    .build())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Optional<ByteArray> getUserHandleForUsername(String account) {
    return handleOf(AccountId.of(account));
  }

  @Override
  public Optional<String> getUsernameForUserHandle(ByteArray handle) {
    return passkeys
        .holderByHandle(handle.getBase64Url())
        .map(PasskeyHolder::account)
        .map(AccountId::toString);
  }

  @Override
  public Optional<RegisteredCredential> lookup(ByteArray credentialId, ByteArray handle) {
    return passkeys
        .findByCredential(credentialId.getBase64Url())
        .filter(passkey -> handleOf(passkey.account()).filter(handle::equals).isPresent())
        .map(passkey -> credential(passkey, handle));
  }

  @Override
  public Set<RegisteredCredential> lookupAll(ByteArray credentialId) {
    return passkeys
        .findByCredential(credentialId.getBase64Url())
        .map(passkey -> credential(passkey, handleOf(passkey.account()).orElseThrow()))
        .map(Set::of)
        .orElse(Set.of());
  }

  private Optional<ByteArray> handleOf(AccountId account) {
    return passkeys.holder(account).map(holder -> bytes(holder.userHandle()));
  }

  private static RegisteredCredential credential(Passkey passkey, ByteArray handle) {
    return RegisteredCredential.builder()
        .credentialId(bytes(passkey.key().credentialId()))
        .userHandle(handle)
        .publicKeyCose(bytes(passkey.key().publicKey()))
        .signatureCount(passkey.key().signatureCount())
        .build();
  }

  /** What the server has stored itself. */
  private static ByteArray bytes(String base64url) {
    try {
      return ByteArray.fromBase64Url(base64url);
    } catch (Base64UrlException damaged) {
      throw new IllegalStateException(damaged);
    }
  }
}
