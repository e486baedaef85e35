package org.tsudoi.protocol;

/** Takes the units that a {@link HopUnitDecoder} finds, in their order. */
@FunctionalInterface
public interface HopUnitSink {
  /**
   * Takes one unit. The payload of a piece is a view that is valid until this method returns.
   *
   * @throws ProtocolException to refuse what follows as well
   */
  void accept(HopUnit unit);
}
