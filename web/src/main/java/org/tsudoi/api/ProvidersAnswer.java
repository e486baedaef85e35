package org.tsudoi.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The identity providers that people may sign in with.
 *
 * @param providers all of them; empty if there is none
 */
@Schema(name = "Providers")
public record ProvidersAnswer(List<Provider> providers) {

  /**
   * One of them.
   *
   * @param name what people call it
   * @param path where a browser begins, below the server's address
   */
  @Schema(name = "Provider")
  public record Provider(String name, String path) {}
}
