package org.tsudoi.web.shell;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/**
 * Rows that a table fetches page by page from a door that also tells how many there are.
 *
 * @param <T> what a row is
 */
public final class PagedModel<T> extends LazyDataModel<T> {

  private static final long serialVersionUID = 1L;

  /**
   * One page.
   *
   * @param rows its rows
   * @param total how many rows there are in all
   * @param complete false if the door stopped looking before the end
   */
  public record Slice<T>(List<T> rows, long total, boolean complete) {

    /** A page of rows that were all looked at. */
    public Slice(List<T> rows, long total) {
      this(rows, total, true);
    }
  }

  /** Asks the door for a page. */
  @FunctionalInterface
  public interface Source<T> extends Serializable {
    /** The rows from {@code first} on, at most {@code size}. */
    Slice<T> fetch(int first, int size);
  }

  /** Tells which rows are chosen, whatever page they are on. */
  @FunctionalInterface
  public interface Chosen<T> extends Supplier<List<T>>, Serializable {}

  /** Names a row. */
  @FunctionalInterface
  public interface Key<T> extends Function<T, String>, Serializable {}

  private final Source<T> source;
  private final Key<T> key;
  private final Chosen<T> chosen;
  private boolean cutShort;

  /** Rows from the source, told apart by the key. */
  public PagedModel(Source<T> source, Key<T> key) {
    this(source, key, List::of);
  }

  /** Rows that can be chosen: those of other pages stay so. */
  public PagedModel(Source<T> source, Key<T> key, Chosen<T> chosen) {
    this.source = source;
    this.key = key;
    this.chosen = chosen;
  }

  /** The number comes with the rows, so that one question to the door is enough. */
  @Override
  public int count(Map<String, FilterMeta> filters) {
    return 0;
  }

  @Override
  public List<T> load(
      int first, int size, Map<String, SortMeta> sorting, Map<String, FilterMeta> filters) {
    Slice<T> slice = source.fetch(first, size);
    int total = Math.toIntExact(slice.total());
    cutShort = !slice.complete();
    setRowCount(total);
    if (slice.rows().isEmpty() && total > 0 && first > 0) {
      return source.fetch(recalculateFirst(first, size, total), size).rows();
    }
    return slice.rows();
  }

  /** Whether older rows may match that the door did not look at; known once rows were fetched. */
  public boolean isCutShort() {
    return cutShort;
  }

  @Override
  public String getRowKey(T row) {
    return key.apply(row);
  }

  @Override
  public T getRowData(String rowKey) {
    List<T> page = getWrappedData();
    return Stream.concat(page == null ? Stream.empty() : page.stream(), chosen.get().stream())
        .filter(row -> key.apply(row).equals(rowKey))
        .findFirst()
        .orElse(null);
  }
}
