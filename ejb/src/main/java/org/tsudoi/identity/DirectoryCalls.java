package org.tsudoi.identity;

import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.ExtendedResult;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
import com.unboundid.ldap.sdk.SearchResultReference;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.tsudoi.identity.DirectoryAddress.Encryption;
import org.tsudoi.shared.Ticker;

/**
 * Asks the directory one question on a connection of its own, within one span of time for all its
 * steps; follows no referral and reads no more than two entries. For one thread.
 */
final class DirectoryCalls implements AutoCloseable {

  private static final int MOST_BYTES = 1024 * 1024;

  /** More than one person of one user ID is nobody; how many more makes no difference. */
  private static final int MOST_ENTRIES = 2;

  private final DirectoryPlan plan;
  private final Optional<String> secret;
  private final Ticker ticker;
  private final long begun;
  private final LDAPConnection connection;

  /**
   * Connects to the first server that can be reached and proves who asks.
   *
   * @param secret the password of the entry that searches; empty if nobody does
   */
  DirectoryCalls(DirectoryPlan plan, Optional<String> secret, SSLContext trust, Ticker ticker)
      throws LDAPException {
    this.plan = plan;
    this.secret = secret;
    this.ticker = ticker;
    this.begun = ticker.nanos();
    this.connection = connect(trust);
  }

  private LDAPConnection connect(SSLContext trust) throws LDAPException {
    LDAPException last = new LDAPException(ResultCode.CONNECT_ERROR, "no address");
    for (DirectoryAddress address : plan.addresses()) {
      try {
        return opened(address, trust);
      } catch (LDAPException away) {
        last = away;
      }
    }
    throw last;
  }

  private LDAPConnection opened(DirectoryAddress address, SSLContext trust) throws LDAPException {
    int rest = left();
    LDAPConnectionOptions options = new LDAPConnectionOptions();
    options.setConnectTimeoutMillis(rest);
    options.setResponseTimeoutMillis(rest);
    options.setFollowReferrals(false);
    options.setMaxMessageSize(MOST_BYTES);
    options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
    SocketFactory sockets =
        address.encryption() == Encryption.TLS
            ? trust.getSocketFactory()
            : SocketFactory.getDefault();
    LDAPConnection opened = new LDAPConnection(new ImpatientSockets(sockets, rest), options);
    try {
      opened.connect(address.host(), address.port(), rest);
      if (address.encryption() == Encryption.START_TLS) {
        encrypt(opened, trust);
      }
      if (secret.isPresent()) {
        opened.bind(withinRest(new SimpleBindRequest(plan.bind(), secret.get())));
      }
      return opened;
    } catch (LDAPException refused) {
      opened.close();
      throw refused;
    }
  }

  /** Nothing is said on a connection that the directory does not want to encrypt. */
  private static void encrypt(LDAPConnection opened, SSLContext trust) throws LDAPException {
    ExtendedResult answer = opened.processExtendedOperation(new StartTLSExtendedRequest(trust));
    if (answer.getResultCode() != ResultCode.SUCCESS) {
      throw new LDAPException(answer);
    }
  }

  /** The one entry of a user ID; empty if there is none or more than one. */
  Optional<SearchResultEntry> find(String loginName) throws LDAPException {
    Few few = new Few();
    SearchRequest question =
        new SearchRequest(
            few,
            plan.base(),
            SearchScope.SUB,
            DereferencePolicy.NEVER,
            MOST_ENTRIES,
            (int) Math.max(1, plan.patience().toSeconds()),
            false,
            plan.filter().of(loginName),
            plan.attributes().names());
    question.setResponseTimeoutMillis(left());
    try {
      connection.search(question);
    } catch (LDAPException failed) {
      if (failed.getResultCode() != ResultCode.SIZE_LIMIT_EXCEEDED && !few.isOver()) {
        throw failed;
      }
    }
    return few.only();
  }

  /** Whether the password is the one of that entry; what else there is to say is not told. */
  boolean admits(String entry, String password) throws LDAPException {
    try {
      connection.bind(withinRest(new SimpleBindRequest(entry, password)));
      return true;
    } catch (LDAPException refused) {
      if (isFailure(refused.getResultCode())) {
        throw refused;
      }
      return false;
    }
  }

  /** Whether the directory did not work, rather than said no. */
  private static boolean isFailure(ResultCode code) {
    return !code.isConnectionUsable()
        || code == ResultCode.TIMEOUT
        || code == ResultCode.BUSY
        || code == ResultCode.UNAVAILABLE
        || code == ResultCode.OPERATIONS_ERROR
        || code == ResultCode.OTHER;
  }

  private SimpleBindRequest withinRest(SimpleBindRequest request) throws LDAPException {
    request.setResponseTimeoutMillis(left());
    return request;
  }

  private int left() throws LDAPException {
    Duration rest = plan.patience().minus(ticker.since(begun));
    if (rest.toMillis() <= 0) {
      throw new LDAPException(ResultCode.TIMEOUT, "The directory took too long");
    }
    return (int) rest.toMillis();
  }

  @Override
  public void close() {
    connection.close();
  }

  /** Takes what is found until it is too much, and hangs up then. */
  private final class Few implements SearchResultListener {

    private static final long serialVersionUID = 1L;

    private final transient List<SearchResultEntry> found = new ArrayList<>();

    @Override
    public void searchEntryReturned(SearchResultEntry entry) {
      found.add(entry);
      if (isOver()) {
        connection.close();
      }
    }

    /** Other directories are not asked. */
    @Override
    public void searchReferenceReturned(SearchResultReference elsewhere) {}

    boolean isOver() {
      return found.size() > MOST_ENTRIES;
    }

    Optional<SearchResultEntry> only() {
      return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
  }
}
