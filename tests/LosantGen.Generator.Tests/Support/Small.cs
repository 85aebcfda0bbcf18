namespace LosantGen.Generator.Tests.Support;

/// <summary>Small descriptions, written in the tests that use them.</summary>
internal static class Small
{
    /// <summary>The folder of the descriptions; nothing is read from it.</summary>
    public const string Folder = "/descriptions/";

    public static (string Path, string Text) Schema(string name, string json) => (Folder + name + ".json", json);

    public static (string Path, string Text) Api(string json) => (Folder + "apiInfo.json", json);

    public static (string Path, string Text) Examples(string json) => (Folder + "apiExamples.json", json);

    public static (string Path, string Text) Names(string json) => (Folder + "names.json", json);

    /// <summary>A valid schema, to check that it is generated whatever else is in the description.</summary>
    public static (string Path, string Text) Sound { get; } = Schema("sound", """{ "type": "object", "properties": { "pitch": { "type": "number" } } }""");

    /// <summary>Schemas only, without a resource.</summary>
    public static GeneratorRun Generate(params (string Path, string Text)[] files) => GeneratorRun.Of(files);

    /// <summary>A resource with one action whose body and response have a schema.</summary>
    public static (string Path, string Text) ApiOf(string schema) => Api($$"""
        {
          "things": {
            "path": "/things",
            "actions": {
              "put": {
                "method": "PUT",
                "path": "",
                "params": [{ "in": "body", "name": "thing", "required": true, "schema": { "$ref": "#/definitions/{{schema}}" } }],
                "responses": { "200": { "description": "The thing.", "schema": { "$ref": "#/definitions/{{schema}}" } } }
              }
            }
          }
        }
        """);
}
