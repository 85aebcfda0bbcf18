using Losant;

namespace LosantGen.EndToEnd.Tests.Jobs;

/// <summary>The jobs of which there is a program in JavaScript with the vendor's client, as a user writes them.</summary>
internal static class EverydayJobs
{
    //#J01
    public static async Task J01(LosantClientOptions options, string id, string key, string secret)
    {
        using var device = await LosantDeviceClient.SignInAsync(id, key, secret, options);
        await device.SendStateAsync(("temperature", 21.5));
        await device.SendStatesAsync([new() { Data = JsonScalar.Map(("temperature", 21.5)), Time = 1769000000000 }, new() { Data = JsonScalar.Map(("temperature", 22)), Time = 1769000060000 }]);
    }

    //#J02
    public static async Task J02(LosantClient losant, string app, string device)
    {
        await losant.Device.SendCommandAsync(app, device, new() { Name = "tune", Payload = new() { ["channel"] = 206, ["ip"] = "10.0.0.4" } });
        await losant.Devices.SendCommandAsync(app, new() { Name = "sync.boxes", Payload = new Dictionary<string, JsonAny>(), DeviceQuery = new() { Tags = new Dictionary<string, TagText?> { ["site"] = "north" } } });
    }

    //#J03
    public static async Task J03(LosantClient losant, string app, string device, DateTimeOffset from, DateTimeOffset to)
    {
        await foreach (var point in losant.ReadSeriesAsync(app, new() { Start = LosantTime.At(from), End = LosantTime.At(to), Resolution = 300000, Aggregation = Aggregation.Mean, Attributes = ["temperature", "humidity"], DeviceIds = [device] }))
            if (point.Data.GetValueOrDefault("temperature").AsDoubleOrNull() is { } value) Console.WriteLine($"{point.Time:O},{value:0.00}");
    }

    //#J05
    public static async Task J05(LosantClient losant, string app)
    {
        await foreach (var device in losant.Devices.GetAllAsync(app, tagFilter: [new() { Key = "site", Value = "north" }], deviceClass: "standalone"))
            await losant.AddMissingAsync(app, device, [new() { Name = "flowLpm", DataType = "number" }, new() { Name = "valveOpen", DataType = "boolean" }]);
    }

    //#J06
    public static async Task<ApplicationKeyPostResponse> J06(LosantClient losant, string app, string code)
    {
        var device = await losant.FindOrCreateDeviceAsync(app, new()
        {
            Name = $"Probe {code}",
            DeviceClass = "standalone",
            Tags = [new() { Key = "code", Value = code }],
            Attributes = [new() { Name = "batteryPct", DataType = "number" }, new() { Name = "charging", DataType = "boolean" }],
        });
        return await losant.ApplicationKeys.PostAsync(app, new() { Description = device.Name, FilterType = "whitelist", DeviceIds = [device.Id!] });
    }

    //#J08
    public static async Task J08(LosantClient losant, string app, string file)
    {
        var job = await losant.Data.ExportAsync(app, new() { Start = LosantTime.Ago(TimeSpan.FromDays(7)), End = LosantTime.Now, Attributes = ["temperature"] });
        await (await losant.WaitAsync(app, job, new() { Name = "DataExport" })).DownloadAsync(file);
    }

    //#J09
    public static async Task J09Export(LosantClient losant, string app, string folder)
    {
        await foreach (var table in losant.DataTables.GetAllAsync(app)) await losant.ExportRowsAsync(app, table.Id!, $"{folder}/{table.Name}.csv");
    }

    public static Task J09Import(LosantClient losant, string app, string table, string path) => losant.ImportRowsAsync(app, table, path);

    public static Task<DataTableRows> J09Query(LosantClient losant, string app, string table) =>
        losant.DataTableRows.QueryAsync(app, table, new() { ["level"] = new() { Gt = 5 } }, "level");

    //#J10
    public static Task J10Down(LosantClient losant, string app, string folder) => losant.DownloadFolderAsync(app, folder);

    public static Task J10Up(LosantClient losant, string app, string path, string directory) => losant.UploadFileAsync(app, path, directory);

    //#J16
    public static async Task J16(LosantClient losant, string app, string id)
    {
        var dashboard = await losant.Dashboard.GetAsync(id);
        await losant.Dashboards.PostAsync(new() { Name = dashboard.Name + " copy", ApplicationId = app, Blocks = dashboard.Blocks, RefreshRate = dashboard.RefreshRate, Public = dashboard.Public });
    }
}
