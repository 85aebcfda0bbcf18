using System.Net;
using System.Text;
using System.Text.Json.Serialization;
using Losant;
using Losant.Simulator;
using LosantGen.EndToEnd.Tests.Support;

namespace LosantGen.EndToEnd.Tests.Conveniences;

/// <summary>CSV files of exports, data tables and recipes.</summary>
public sealed partial class CsvTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task An_export_is_read_as_typed_rows()
    {
        await using var simulator = await LosantSimulator.StartAsync(new LosantSimulatorOptions { Devices = [] });
        var pump = simulator.AddDevice(new SimulatedDevice { Id = "64b7f1d9a91e3d5f80c41b31", Name = "pump", Attributes = [new("level"), new("note", "string"), new("open", "boolean")] });
        using var losant = new LosantClient(new LosantClientOptions { BaseUrl = simulator.BaseUrl, AccessToken = simulator.AccessToken });
        var time = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.AddMinutes(-5).ToUnixTimeMilliseconds());
        await losant.Device.SendStateAsync(simulator.ApplicationId, pump.Id, new DeviceState { Time = time, Data = JsonScalar.Map(("level", 1.5), ("note", "\"7\", and\nmore"), ("open", true)) });
        await losant.Device.SendStateAsync(simulator.ApplicationId, pump.Id, new DeviceState { Time = time.AddSeconds(1), Data = JsonScalar.Map(("note", "8")) });

        var job = await losant.Data.ExportAsync(simulator.ApplicationId, new() { Attributes = ["level", "note", "open"], Options = new() { IncludeDate = true, IncludeId = true } });
        var log = await losant.WaitAsync(simulator.ApplicationId, job, new() { Name = "DataExport", FirstDelay = TimeSpan.FromMilliseconds(10) });
        var rows = await log.ReadRowsAsync().ToListAsync();

        Assert.Equal([(pump.Id, time), (pump.Id, time.AddSeconds(1))], rows.Select(r => (r.DeviceId, r.Time)));
        Assert.Equal(JsonScalar.Map(("level", 1.5), ("note", "\"7\", and\nmore"), ("open", true)), rows[0].Data);
        Assert.Equal(JsonScalar.Map(("note", "8")), rows[1].Data);
    }

    [Fact]
    public async Task A_file_of_any_columns_is_read_as_objects()
    {
        var rows = await Log("\uFEFFname,\"level\",open,other\r\n7,1.5,true,\r\n\"a \"\"b\"\",\nc\",-2e1,false,x\r\n,3,true,\r\n").ReadRowsAsync(CsvJson.Default.Reading, Http).ToListAsync();

        Assert.Equal([new("7", 1.5, true), new("a \"b\",\nc", -20, false), new(null, 3, true)], rows);
    }

    [Theory]
    [InlineData("name,level,open\na,high,true\n", "Line 2: the value at '$.level' does not fit its member.")]
    [InlineData("name,level,open\na,1,true\nb,1,perhaps\n", "Line 3: the value at '$.open' does not fit its member.")]
    public async Task A_value_that_does_not_fit_is_named_by_its_place(string csv, string message)
    {
        var failure = await Assert.ThrowsAsync<InvalidDataException>(() => Log(csv).ReadRowsAsync(CsvJson.Default.Reading, Http).ToListAsync().AsTask());

        Assert.Equal(message, failure.Message);
        Assert.Null(failure.InnerException);
    }

    [Fact]
    public async Task A_file_without_times_is_no_export_of_data()
    {
        Assert.Empty(await Log("").ReadRowsAsync(Http).ToListAsync());
        Assert.Equal("Line 2: expected a time in the column Timestamp or ISO Date.", (await Assert.ThrowsAsync<InvalidDataException>(() => Log("name,level\na,1\n").ReadRowsAsync(Http).ToListAsync().AsTask())).Message);
        Assert.Equal(LosantJobFailure.NoDownload, (await Assert.ThrowsAsync<LosantJobException>(() => new ApplicationJobLog().ReadRowsAsync().ToListAsync().AsTask())).Failure);
        using var expired = new HttpClient(new FakeHandler(_ => new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StringContent("<Error/>") }));
        await Assert.ThrowsAsync<LosantStorageException>(() => Log("").ReadRowsAsync(expired).ToListAsync().AsTask());
    }

    [Fact]
    public async Task Rows_are_imported_and_exported_and_imported_again()
    {
        await using var world = await World.StartAsync();
        var (first, second) = (await TableAsync(world, "First"), await TableAsync(world, "Second"));
        var path = Path.Combine(_folder.FullName, "rows.csv");

        var imported = await world.Losant.ImportRowsAsync(Fleet.Application, first, Stream("\uFEFFname;level;open\r\n\"a; \"\"b\"\"\nc\";1.5;TRUE\r\n\"\";;false\r\n007;3;\r\n"));
        var exported = await world.Losant.ExportRowsAsync(Fleet.Application, first, path, sortColumn: "level");
        await world.Losant.ImportRowsAsync(Fleet.Application, second, path);

        Assert.Equal((3, 3), (imported, exported));
        string[] rows = ["a; \"b\"\nc|1.5|true", "||false", "007|3|"];
        Assert.Equal(rows.Order(StringComparer.Ordinal), await RowsOf(world, first));
        Assert.Equal(rows.Order(StringComparer.Ordinal), await RowsOf(world, second));
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public async Task What_went_in_is_said_if_a_later_row_does_not_fit()
    {
        await using var world = await World.StartAsync();
        var table = await TableAsync(world, "Readings");
        var csv = "name,level\n" + string.Concat(Enumerable.Range(0, 1700).Select(i => i == 1699 ? "a,high\n" : $"a,{i}\n"));

        var failure = await Assert.ThrowsAsync<LosantRowsException>(() => world.Losant.ImportRowsAsync(Fleet.Application, table, Stream(csv)));

        Assert.Equal((1000, 699), (failure.Inserted, failure.Refused));
        Assert.Equal("Line 1701, column 'level': expected a number, with a point before its decimals.", Assert.IsType<InvalidDataException>(failure.InnerException).Message);
        Assert.Equal(1000, (await world.Losant.DataTableRows.GetAsync(Fleet.Application, table, limit: 1)).TotalCount);
    }

    [Theory]
    [InlineData("name,height\na,1\n", "Line 1: the data table has no column 'height'; it has name, level, open.")]
    [InlineData("name,name\na,b\n", "Line 1: the column 'name' is there twice.")]
    [InlineData("name,level\na\n", "Line 2: expected 2 values, found 1.")]
    [InlineData("name,level\n\"open,1\nb,2\n", "Line 2: a cell begins with a quote that is not closed at its end.")]
    [InlineData("name,level\n\"a\"b,1\n", "Line 2: a cell begins with a quote that is not closed at its end.")]
    [InlineData("\n\n", "The file is empty; its first row has to name columns of the table.")]
    [InlineData("name,level\na,1,2\n", "Line 2: expected 2 values, found 3.")]
    [InlineData("name,open\na,yes\n", "Line 2, column 'open': expected true or false.")]
    public async Task Nothing_is_inserted_if_the_first_rows_do_not_fit(string csv, string message)
    {
        await using var world = await World.StartAsync();
        var table = await TableAsync(world, "Readings");

        var failure = await Assert.ThrowsAsync<InvalidDataException>(() => world.Losant.ImportRowsAsync(Fleet.Application, table, Stream(csv)));

        Assert.Equal(message, failure.Message);
        Assert.Equal(0, (await world.Losant.DataTableRows.GetAsync(Fleet.Application, table, limit: 1)).TotalCount);
    }

    [Fact]
    public async Task Blank_lines_are_no_rows_and_another_encoding_is_an_error()
    {
        await using var world = await World.StartAsync();
        var table = await TableAsync(world, "Readings");

        Assert.Equal(1, await world.Losant.ImportRowsAsync(Fleet.Application, table, Stream("name,level\n\nM\u00FCller,1\n\n")));
        var failure = await Assert.ThrowsAsync<InvalidDataException>(() => world.Losant.ImportRowsAsync(Fleet.Application, table, new MemoryStream(Encoding.Latin1.GetBytes("name,level\nM\u00FCller,1\n"))));

        Assert.Equal("The file is not UTF-8. Save it as CSV in UTF-8.", failure.Message);
        Assert.Equal(["M\u00FCller|1|"], await RowsOf(world, table));
    }

    [Fact]
    public async Task A_column_that_the_file_does_not_have_creates_no_device()
    {
        await using var world = await World.StartAsync();

        var failure = await Assert.ThrowsAsync<InvalidDataException>(() => world.Losant.CreateDevicesAsync(Fleet.Application, Fleet.Pump, Stream("name\na\n"), new() { NameColumn = "title" }).ToListAsync().AsTask());

        Assert.Equal("Line 1: the file has no column 'title'.", failure.Message);
        Assert.Empty(world.Simulator.Requests);
    }

    [Fact]
    public async Task A_class_of_which_no_member_has_a_column_is_an_error() =>
        Assert.Equal(
            "No column has the JSON name of a member of Reading. The columns are ID, Timestamp.",
            (await Assert.ThrowsAsync<InvalidDataException>(() => Log("ID,Timestamp\na,1\n").ReadRowsAsync(CsvJson.Default.Reading, Http).ToListAsync().AsTask())).Message);

    [Fact]
    public async Task A_member_without_its_column_is_an_error_where_it_is_required_or_differs_in_capitals_only()
    {
        Assert.Equal(
            "There is no column 'level' for the member of Reading, but 'Level'; the JSON name of a member is that of its column, capitals included. The columns are name, Level.",
            (await Assert.ThrowsAsync<InvalidDataException>(() => Log("name,Level\na,1\n").ReadRowsAsync(CsvJson.Default.Reading, Http).ToListAsync().AsTask())).Message);
        Assert.Equal(
            "There is no column 'temperature', which Measured requires. The columns are ID, unit.",
            (await Assert.ThrowsAsync<InvalidDataException>(() => Log("ID,unit\na,C\n").ReadRowsAsync(CsvJson.Default.Measured, Http).ToListAsync().AsTask())).Message);
        Assert.Equal(21.5, (await Log("ID,temperature\na,21.5\n").ReadRowsAsync(CsvJson.Default.Measured, Http).SingleAsync()).Temperature);
    }

    [Fact]
    public async Task A_target_that_is_full_half_way_leaves_no_file_and_says_so()
    {
        await using var world = await World.StartAsync();
        var table = await TableAsync(world, "Readings");
        await world.Losant.InsertRowsAsync(Fleet.Application, table, Enumerable.Range(0, 3000).Select(i => JsonScalar.Map(("name", new string('a', 100)), ("level", i))));

        using var full = new FullStream(50_000);
        Assert.Equal("No space left.", (await Assert.ThrowsAsync<IOException>(() => world.Losant.ExportRowsAsync(Fleet.Application, table, full))).Message);
        await Assert.ThrowsAnyAsync<IOException>(() => world.Losant.ExportRowsAsync(Fleet.Application, table, Path.Combine(_folder.FullName, "missing", "rows.csv")));
        await Assert.ThrowsAsync<IOException>(() => Losant.Runtime.PartialFile.WriteAsync(Path.Combine(_folder.FullName, "rows.csv"), async file =>
        {
            await file.WriteAsync("id"u8.ToArray());
            throw new IOException("No space left.");
        }));
        Assert.Empty(_folder.GetFileSystemInfos());
    }

    [Fact]
    public async Task Devices_are_created_in_batches_with_their_keys_or_the_reason()
    {
        await using var world = await World.StartAsync();
        var recipe = await world.Losant.DeviceRecipes.PostAsync(Fleet.Application, new() { Name = "Probe" });
        var csv = "site,name,gateway\n" + string.Concat(Enumerable.Range(0, 1100).Select(i => $"\"north, \"\"{i}\"\"\",probe {i},{(i == 600 ? "5f0000000000000000000000" : "")}\n"));

        var devices = await world.Losant.CreateDevicesAsync(Fleet.Application, recipe.Id!, Stream(csv), new() { NameColumn = "name", GatewayIdColumn = "gateway", MakeUniqueKeySecret = true }).ToListAsync();

        Assert.Equal(3, world.Simulator.Requests.Count(r => r.Action == "deviceRecipe.bulkCreate"));
        Assert.Equal(1100, devices.Count);
        Assert.Equal([600], devices.Index().Where(d => d.Item.DeviceId is null).Select(d => d.Index));
        Assert.NotNull(devices[600].Error);
        Assert.All(devices.Where(d => d.DeviceId is not null), d => Assert.True(d is { Error: null, AccessKey: not null, AccessSecret: not null }));
        Assert.DoesNotContain(devices[0].AccessSecret!, devices[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(("north, \"7\"", "probe 7"), (devices[7].Columns["site"], devices[7].Columns["name"]));
        var seventh = await world.Losant.Device.GetAsync(Fleet.Application, devices[7].DeviceId!);
        Assert.Equal(("probe 7", "north, \"7\""), (seventh.Name, seventh.Tags!.Single(t => t.Key == "site").Value));
    }

    [Fact]
    public async Task A_recipe_that_becomes_a_job_says_so()
    {
        var losant = new LosantClient(new HttpClient(new FakeHandler(_ => FakeHandler.Json("""{ "jobQueued": true, "jobId": "clnHvJbyVkOWAZwYAwLP4", "success": true }""", HttpStatusCode.Accepted))), new LosantClientOptions { AccessToken = "t" });

        var failure = await Assert.ThrowsAsync<LosantJobException>(() => losant.CreateDevicesAsync(Fleet.Application, Fleet.Pump, Stream("name\na\n")).ToListAsync().AsTask());

        Assert.Equal(LosantJobFailure.TimedOut, failure.Failure);
    }

    private static HttpClient Http => new(new FakeHandler(request => new HttpResponseMessage { Content = new ByteArrayContent(Convert.FromBase64String(request.RequestUri!.Query[1..])) }));

    private static ApplicationJobLog Log(string csv) => new() { Output = new() { DownloadUrls = ["https://files.example.com/a.csv?" + Convert.ToBase64String(Encoding.UTF8.GetBytes(csv))] } };

    private static MemoryStream Stream(string csv) => new(Encoding.UTF8.GetBytes(csv));

    private static async Task<string> TableAsync(World world, string name) => (await world.Losant.DataTables.PostAsync(Fleet.Application, new()
    {
        Name = name,
        Columns = [new() { Name = "name", DataType = "string", Constraint = "optional" }, new() { Name = "level", DataType = "number", Constraint = "optional" }, new() { Name = "open", DataType = "boolean", Constraint = "optional" }],
    })).Id!;

    private static async Task<IEnumerable<string>> RowsOf(World world, string table) =>
        (await world.Losant.DataTableRows.GetAllAsync(Fleet.Application, table).ToListAsync()).Select(r => string.Join('|', new[] { "name", "level", "open" }.Select(n => r.Entries?.GetValueOrDefault(n).ToString()))).Order(StringComparer.Ordinal);

    internal sealed record Reading(string? Name, double Level, bool Open);

    internal sealed class Measured
    {
        public required double Temperature { get; init; }

        public string? Unit { get; init; }
    }

    private sealed class FullStream(int size) : MemoryStream
    {
        // The other methods that write call this one.
        public override void Write(byte[] buffer, int offset, int count)
        {
            if (Length + count > size) throw new IOException("No space left.");
            base.Write(buffer, offset, count);
        }
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Reading))]
    [JsonSerializable(typeof(Measured))]
    private sealed partial class CsvJson : JsonSerializerContext;
}
