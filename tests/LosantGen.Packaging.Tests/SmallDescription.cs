namespace LosantGen.Packaging.Tests;

/// <summary>A small description with two resources, for tests that edit it.</summary>
internal static class SmallDescription
{
    public const string Api = """
        {
          "pump": {
            "path": "/pumps/{pumpId}",
            "params": [{ "name": "pumpId", "in": "path", "type": "string", "required": true }],
            "actions": {
              "get": { "method": "GET", "summary": "Gives one pump.", "responses": { "200": { "schema": { "$ref": "#/definitions/pump" } } } }
            }
          },
          "valve": {
            "path": "/valves/{valveId}",
            "params": [{ "name": "valveId", "in": "path", "type": "string", "required": true }],
            "actions": {
              "get": { "method": "GET", "summary": "Gives one valve.", "responses": { "200": { "schema": { "$ref": "#/definitions/valve" } } } }
            }
          }
        }
        """;

    public const string Pump = """
        { "type": "object", "properties": { "name": { "type": "string" }, "pressure": { "type": "number" } } }
        """;

    public const string PumpWithMotor = """
        {
          "type": "object",
          "properties": {
            "name": { "type": "string" },
            "motor": { "type": "object", "title": "Motor", "properties": { "speed": { "type": "number" } } }
          }
        }
        """;

    public const string Valve = """
        { "type": "object", "properties": { "name": { "type": "string" }, "isOpen": { "type": "boolean" } } }
        """;

    public const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="LosantGen" Version="{version}" />
            <LosantSchema Include="api/*.json" />
          </ItemGroup>
        </Project>
        """;

    public static IReadOnlyList<(string Path, string Text)> Files => [("api/apiInfo.json", Api), ("api/pump.json", Pump), ("api/valve.json", Valve)];
}
