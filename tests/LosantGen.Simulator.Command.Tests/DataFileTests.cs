using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace LosantGen.Simulator.Command.Tests;

/// <summary>The file that keeps the state over restarts.</summary>
public sealed class DataFileTests
{
    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_kill_in_mid_write()
    {
        const int Writers = 8, Rounds = 3, AtLeast = 60;
        using var folder = new TemporaryFolder();
        var acknowledged = new ConcurrentBag<string>();
        for (var round = 0; round < Rounds; round++)
        {
            await using var command = await RunningCommand.StartAsync("--data", folder["state.db"]);
            await AssertAllThereAsync(command, acknowledged);
            var (before, enough) = (acknowledged.Count, new TaskCompletionSource());
            var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(writer))).ToArray();
            await enough.Task;
            await command.KillAsync();
            await Task.WhenAll(writers);

            async Task WriteAsync(int writer)
            {
                try
                {
                    for (var i = 0; ; i++)
                    {
                        var name = $"{round}-{writer}-{i}";
                        var id = (string)(await command.CallAsync("POST", "devices", $$"""{ "name": "{{name}}", "attributes": [{ "name": "level", "dataType": "number" }] }"""))["id"]!;
                        await command.CallAsync("POST", $"devices/{id}/state", $$"""{ "data": { "level": {{i}} } }""");
                        acknowledged.Add($"{id} {name} {i}");
                        if (acknowledged.Count >= before + AtLeast)
                            enough.TrySetResult();
                    }
                }
                catch (HttpRequestException)
                {
                    // It was killed.
                }
            }
        }

        await using var last = await RunningCommand.StartAsync("--data", folder["state.db"]);
        await AssertAllThereAsync(last, acknowledged);
        Assert.True(acknowledged.Count >= Rounds * AtLeast);
    }

    [Fact]
    public async Task A_seed_is_read_at_the_first_start_only()
    {
        using var folder = new TemporaryFolder();
        var seed = folder.Write("seed.json", """{ "devices": [{ "name": "pump" }] }""");
        string[] arguments = ["--data", folder["state.db"], "--seed", seed];
        await using (var first = await RunningCommand.StartAsync(arguments))
        {
            Assert.Contains("state.db, new", first.Said, StringComparison.Ordinal);
            await first.CallAsync("POST", "devices", """{ "name": "fan" }""");
        }

        await using var second = await RunningCommand.StartAsync(arguments);
        Assert.Contains("with the state of the last run; the seed is not read again", second.Said, StringComparison.Ordinal);
        Assert.Equal(["fan", "pump"], (await second.CallAsync("GET", "devices?sortField=name"))["items"]!.AsArray().Select(device => (string?)device!["name"]));
    }

    [Fact]
    public async Task One_process_at_a_time_has_the_file()
    {
        using var folder = new TemporaryFolder();
        await using var first = await RunningCommand.StartAsync("--data", folder["state.db"]);

        var mistake = Assert.Throws<Mistake>(() => SqliteStorage.Open(folder["state.db"]));
        Assert.EndsWith("state.db: Another process has it open.", mistake.Message, StringComparison.Ordinal);
        await first.CallAsync("POST", "devices", """{ "name": "still there" }""");
    }

    [Fact]
    public void A_file_of_another_program_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        using (var other = new SqliteConnection($"Data Source={folder["other.db"]};Pooling=false"))
        {
            other.Open();
            using var make = other.CreateCommand();
            make.CommandText = "CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)";
            make.ExecuteNonQuery();
        }

        var before = File.ReadAllBytes(folder["other.db"]);
        var mistake = Assert.Throws<Mistake>(() => SqliteStorage.Open(folder["other.db"]));
        Assert.EndsWith("other.db: It is a database of another program.", mistake.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(folder["other.db"]));
    }

    [Theory]
    [InlineData("CREATE TABLE other (a)")]
    [InlineData("CREATE TABLE records (kind TEXT)")]
    [InlineData("CREATE TABLE records (kind, key, value); INSERT INTO records VALUES (NULL, 3, NULL)")]
    [InlineData("CREATE TABLE records (kind TEXT, key TEXT, value TEXT); INSERT INTO records VALUES ('settings', 'settings', '{}')")]
    public void A_file_with_our_mark_and_other_tables_is_a_mistake(string tables)
    {
        using var folder = new TemporaryFolder();
        using (var other = new SqliteConnection($"Data Source={folder["state.db"]};Pooling=false"))
        {
            other.Open();
            using var make = other.CreateCommand();
            make.CommandText = $"PRAGMA application_id = {0x4C6F5369}; {tables}";
            make.ExecuteNonQuery();
        }

        var error = Assert.ThrowsAny<Exception>(() =>
        {
            using var storage = SqliteStorage.Open(folder["state.db"]);
            return storage.Load().ToArray();
        });
        Assert.True(error is Mistake or SimulatorStorageException, error.ToString());
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void A_damaged_file_is_a_mistake_and_never_a_state_with_holes(double place)
    {
        using var folder = new TemporaryFolder();
        using (var storage = SqliteStorage.Open(folder["state.db"]))
            storage.Commit([.. Enumerable.Range(0, 2000).Select(i => new SimulatorRecord("documents", $"devices/a/{i}", new byte[100]))]);
        var bytes = File.ReadAllBytes(folder["state.db"]);
        Array.Fill(bytes, (byte)0xA5, (int)(bytes.Length * place) / 4096 * 4096, 4096);
        File.WriteAllBytes(folder["state.db"], bytes);

        var error = Assert.ThrowsAny<Exception>(() =>
        {
            using var storage = SqliteStorage.Open(folder["state.db"]);
            Assert.Equal(2000, storage.Load().Count());
        });
        Assert.True(error is Mistake or SimulatorStorageException, error.ToString());
        Assert.EndsWith("It is damaged.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_put_is_there_and_what_was_removed_is_gone()
    {
        using var folder = new TemporaryFolder();
        using (var storage = SqliteStorage.Open(folder["state.db"]))
        {
            Assert.True(storage.IsNew);
            storage.Commit([new("a", "1", "one"u8.ToArray()), new("a", "2", "two"u8.ToArray()), new("A", "1", Array.Empty<byte>())]);
            storage.Commit([new("a", "1", "uno"u8.ToArray()), new("a", "2", null), new("a", "none", null)]);
            storage.Commit([new("b", "1", "b"u8.ToArray())]);
        }

        using var again = SqliteStorage.Open(folder["state.db"]);
        Assert.False(again.IsNew);
        Assert.Equal(
            ["A 1 ", "a 1 uno", "b 1 b"],
            again.Load().Select(record => $"{record.Table} {record.Key} {System.Text.Encoding.UTF8.GetString(record.Value!.Value.Span)}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Only_its_owner_can_read_a_new_file()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no mode of a file.");
            return;
        }

        using var folder = new TemporaryFolder();
        using var storage = SqliteStorage.Open(folder["state.db"]);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["state.db"]));
    }

    private static async Task AssertAllThereAsync(RunningCommand command, IReadOnlyCollection<string> acknowledged)
    {
        foreach (var entry in acknowledged.Select(entry => entry.Split(' ')))
        {
            Assert.Equal(entry[1], (string?)(await command.CallAsync("GET", $"devices/{entry[0]}"))["name"]);
            Assert.Equal(entry[2], (await command.CallAsync("GET", $"devices/{entry[0]}/state"))[0]!["data"]!["level"]!.ToString());
        }
    }
}
