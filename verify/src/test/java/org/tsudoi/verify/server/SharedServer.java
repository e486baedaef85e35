package org.tsudoi.verify.server;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts a shared server when the first test asks for it; JUnit closes it after the last. */
final class SharedServer implements ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(SharedServer.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TsudoiServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    OnTsudoi.Which which =
        AnnotationSupport.findAnnotation(context.getRequiredTestClass(), OnTsudoi.class)
            .map(OnTsudoi::value)
            .orElse(OnTsudoi.Which.COMMON);
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(which, key -> new Attempt(), Attempt.class)
        .server();
  }

  /** Tried once: what failed for the first test fails at once for all others. */
  private static final class Attempt implements AutoCloseable {

    private final TsudoiServer server;
    private final IllegalStateException failure;

    Attempt() {
      TsudoiServer started = null;
      IllegalStateException problem = null;
      try {
        started = TsudoiServer.start(TsudoiServer.WARMING_UP);
      } catch (IllegalStateException e) {
        problem = e;
      }
      server = started;
      failure = problem;
    }

    TsudoiServer server() {
      if (failure != null) {
        throw failure;
      }
      return server;
    }

    @Override
    public void close() {
      if (server != null) {
        server.close();
      }
    }
  }
}
