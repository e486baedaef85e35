package org.tsudoi.installation;

import java.util.Optional;

/** The version of the product, from the manifest of its jar. */
public final class ProductVersion {

  private ProductVersion() {}

  /** As {@code 0.1.0}, or {@code unknown} where the classes do not come from a jar. */
  public static String text() {
    return Optional.ofNullable(ProductVersion.class.getPackage().getImplementationVersion())
        .orElse("unknown");
  }
}
