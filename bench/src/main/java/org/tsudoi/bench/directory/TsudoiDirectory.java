package org.tsudoi.bench.directory;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.tsudoi.bench.contender.TsudoiServer;
import org.tsudoi.bench.contender.Workplace;
import org.tsudoi.bench.tunnel.ServerApi;

/** Tsudoi as it is packaged, on one of its two databases. */
final class TsudoiDirectory implements Directory {

  private final People people;
  private final Database database;
  private final TsudoiServer server;
  private final ServerApi administrator;

  private TsudoiDirectory(
      People people, Database database, TsudoiServer server, ServerApi administrator) {
    this.people = people;
    this.database = database;
    this.server = server;
    this.administrator = administrator;
  }

  /** Makes the schema by a first start, writes the people, and starts again. */
  static TsudoiDirectory start(Workplace place, Database database, People people) {
    TsudoiServer.initialize(place);
    TsudoiServer.start(place, database.settings()).close();
    database.write(place, people);
    TsudoiServer server = TsudoiServer.start(place, database.settings());
    return new TsudoiDirectory(people, database, server, server.administrator());
  }

  @Override
  public String name() {
    return "Tsudoi on " + database.name();
  }

  @Override
  public int people() {
    return people.count();
  }

  @Override
  public int list(int first, int max) {
    return rows("first=" + first + "&max=" + max);
  }

  @Override
  public int search(String text, int max) {
    return rows("query=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + "&max=" + max);
  }

  @Override
  public int withRole(Role role, int first, int max) {
    return rows("role=" + role + "&first=" + first + "&max=" + max);
  }

  private int rows(String parameters) {
    JsonObject page = administrator.get("users?" + parameters);
    return page.getJsonArray("rows").size();
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }
}
