<!-- Keeps what programs can see: all types in the namespaces within Losant.Runtime are internal. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:strip-space elements="members" />
  <xsl:template match="@*|node()">
    <xsl:copy><xsl:apply-templates select="@*|node()" /></xsl:copy>
  </xsl:template>
  <xsl:template match="member[starts-with(substring-after(@name, ':'), 'Losant.Runtime.Constraints.') or starts-with(substring-after(@name, ':'), 'Losant.Runtime.Http.')
      or starts-with(substring-after(@name, ':'), 'Losant.Runtime.Json.') or starts-with(substring-after(@name, ':'), 'Losant.Runtime.Secrets.')]" />
</xsl:stylesheet>
