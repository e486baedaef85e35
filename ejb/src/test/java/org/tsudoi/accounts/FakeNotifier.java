package org.tsudoi.accounts;

import java.util.ArrayList;
import java.util.List;
import org.tsudoi.notification.MailOrder;
import org.tsudoi.notification.Notifier;

/** Keeps the mails that were ordered. */
final class FakeNotifier extends Notifier {

  final List<MailOrder> mails = new ArrayList<>();
  boolean offered = true;
  int failures;

  @Override
  public boolean isOffered() {
    return offered;
  }

  @Override
  public boolean mail(MailOrder order) {
    if (failures > 0) {
      failures--;
      throw new IllegalStateException("no key");
    }
    mails.add(order);
    return offered;
  }

  /** The token in the newest link. */
  String token() {
    String path = mails.get(mails.size() - 1).values().get("path");
    return path.substring(path.indexOf("token=") + "token=".length());
  }
}
