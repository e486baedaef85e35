package org.tsudoi.cli;

/** A command that cannot go on; the message is the one sentence that its user reads. */
class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CommandFailure(String sentence) {
    super(sentence);
  }

  CommandFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
