package org.tsudoi.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class BarChartTest {

  @Test
  void drawsBarsInProportion() throws Exception {
    String svg =
        new BarChart().panel("a < b & c", new TreeMap<>(Map.of("one", 1.0, "two", 2.0))).svg();

    Document chart =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(width(chart, 2)).isEqualTo(2 * width(chart, 1));
  }

  private static double width(Document chart, int rectangle) {
    Element bar = (Element) chart.getElementsByTagName("rect").item(rectangle);
    return Double.parseDouble(bar.getAttribute("width"));
  }
}
