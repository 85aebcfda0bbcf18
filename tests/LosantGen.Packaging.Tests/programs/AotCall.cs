// Makes one call over the network, in the smallest possible program.
using Losant;

using var losant = new LosantClient(new LosantClientOptions { BaseUrl = new Uri(args[0]), AccessToken = "a-token" });
var newest = await losant.Data.LastValueQueryAsync("64b7f0c2a91e3d5f80c41b27", new LastValueQuery { Attribute = "pressure" });
foreach (var (deviceId, point) in newest) Console.WriteLine($"{deviceId}: {point.Data["pressure"].AsDouble()} at {point.Time:HH:mm}");
