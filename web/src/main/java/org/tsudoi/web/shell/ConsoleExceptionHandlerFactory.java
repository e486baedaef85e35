package org.tsudoi.web.shell;

import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;

/** Puts {@link ConsoleExceptionHandler} before the container's own. */
public class ConsoleExceptionHandlerFactory extends ExceptionHandlerFactory {

  /** Wraps the factory of the container. */
  public ConsoleExceptionHandlerFactory(ExceptionHandlerFactory wrapped) {
    super(wrapped);
  }

  @Override
  public ExceptionHandler getExceptionHandler() {
    return new ConsoleExceptionHandler(getWrapped().getExceptionHandler());
  }
}
