package org.tsudoi.bench.directory;

/** A server that knows many people, asked by an administrator over its API. */
interface Directory extends AutoCloseable {

  /** Its name in the report. */
  String name();

  /** How many people it knows. */
  int people();

  /**
   * Asks for a page of the list of all people.
   *
   * @param first how many to leave out
   * @return how many people the page shows
   */
  int list(int first, int max);

  /**
   * Asks for the first page of those of whom a field contains the text.
   *
   * @return how many people the page shows
   */
  int search(String text, int max);

  /**
   * Asks for a page of those who have a role.
   *
   * @param first how many to leave out
   * @return how many people the page shows
   */
  int withRole(Role role, int first, int max);

  /** Called now and then, outside what is measured. */
  default void prepare() {}

  @Override
  void close();
}
