package org.tsudoi.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version from the jar's manifest. */
final class ProductVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "tsudoi "
          + Optional.ofNullable(ProductVersion.class.getPackage().getImplementationVersion())
              .orElse("(not packaged)")
    };
  }
}
