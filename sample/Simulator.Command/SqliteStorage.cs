using Microsoft.Data.Sqlite;

namespace Losant.Simulator.Command;

/// <summary>
/// Keeps a simulator's state in a SQLite file. Each commit is a transaction that the operating system has when it returns: a kill at any moment leaves
/// all commits before it. After a failure of power, the last ones may be missing, and the file is whole. One process at a time has the file.
/// </summary>
internal sealed class SqliteStorage : ISimulatorStorage, IDisposable
{
    /// <summary>Tells our files from those of other programs: "LoSi".</summary>
    private const long FileId = 0x4C6F5369;
    private const string Damaged = "It is damaged.";

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _put;
    private readonly SqliteCommand _remove;

    private SqliteStorage(SqliteConnection connection)
    {
        _connection = connection;
        _put = Command("INSERT INTO records (kind, key, value) VALUES ($kind, $key, $value) ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value", "$kind", "$key", "$value");
        _remove = Command("DELETE FROM records WHERE kind = $kind AND key = $key", "$kind", "$key");
        IsNew = Scalar("SELECT EXISTS (SELECT 1 FROM records)") is 0L;
    }

    /// <summary>Whether it had nothing when it was opened.</summary>
    public bool IsNew { get; }

    /// <summary>Opens a file, or makes it.</summary>
    /// <exception cref="Mistake">The file cannot be written, is in use, or is something else.</exception>
    public static SqliteStorage Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 1 }.ConnectionString);
        try
        {
            Make(file);
            connection.Open();
            Prepare(connection, file);
            return new SqliteStorage(connection);
        }
        catch (Exception problem)
        {
            connection.Dispose();
            throw problem switch
            {
                SqliteException sqlite => new Mistake($"--data {file}: {Explain(sqlite)}"),
                IOException or UnauthorizedAccessException => new Mistake($"--data {file}: {problem.Message}"),
                _ => problem,
            };
        }
    }

    public IEnumerable<SimulatorRecord> Load()
    {
        try
        {
            // Damage that reading the records would not meet, such as in the index, would be met by a request later.
            if (Scalar("PRAGMA quick_check(1)") is not "ok")
                throw new SimulatorStorageException(Damaged);
            var records = new List<SimulatorRecord>();
            using var command = Command("SELECT kind, key, value FROM records");
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                if (reader.GetValue(0) is not string || reader.GetValue(1) is not string || reader.GetValue(2) is not byte[])
                    throw new SimulatorStorageException(Damaged);
                records.Add(new SimulatorRecord(reader.GetString(0), reader.GetString(1), reader.GetFieldValue<byte[]>(2)));
            }

            return records;
        }
        catch (SqliteException problem)
        {
            throw new SimulatorStorageException(Explain(problem), problem);
        }
    }

    public void Commit(IReadOnlyList<SimulatorRecord> changes)
    {
        try
        {
            using var transaction = _connection.BeginTransaction();
            foreach (var change in changes)
            {
                var command = change.Value is null ? _remove : _put;
                command.Transaction = transaction;
                command.Parameters[0].Value = change.Table;
                command.Parameters[1].Value = change.Key;
                if (change.Value is { } value)
                    command.Parameters[2].Value = value.ToArray();
                command.ExecuteNonQuery();
            }

            transaction.Commit();
        }
        catch (SqliteException problem)
        {
            throw new IOException($"The state could not be stored: {Explain(problem)}", problem);
        }
    }

    public void Dispose()
    {
        _put.Dispose();
        _remove.Dispose();
        _connection.Dispose();
    }

    /// <summary>A new file can be read by its owner only: it contains tokens and passwords.</summary>
    private static void Make(string file)
    {
        if (Directory.Exists(file))
            throw new Mistake($"--data {file}: It is a folder.");
        if (File.Exists(file))
            return;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var made = File.Open(file, options);
    }

    private static void Prepare(SqliteConnection connection, string file)
    {
        // The lock is kept until the end: a second process is told at its start.
        Execute("PRAGMA locking_mode = EXCLUSIVE");
        var isNew = HasNothing(connection, file);
        Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; BEGIN EXCLUSIVE; COMMIT");
        if (isNew)
            Execute($"BEGIN; PRAGMA application_id = {FileId}; CREATE TABLE records (kind TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (kind, key)); COMMIT");

        void Execute(string text)
        {
            using var command = connection.CreateCommand();
            command.CommandText = text;
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Whether the file has nothing yet. One of another program is not touched.</summary>
    private static bool HasNothing(SqliteConnection connection, string file)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT application_id FROM pragma_application_id), (SELECT COUNT(*) FROM sqlite_schema)";
        using var reader = command.ExecuteReader();
        reader.Read();
        var (id, tables) = (reader.GetInt64(0), reader.GetInt64(1));
        return tables == 0 || (id == FileId ? false : throw new Mistake($"--data {file}: It is a database of another program."));
    }

    private static string Explain(SqliteException problem) => problem.SqliteErrorCode switch
    {
        1 or 26 => "It is not a data file of the simulator.",
        5 or 6 => "Another process has it open.",
        8 => "It cannot be written.",
        11 => Damaged,
        13 => "The disk is full.",
        14 => "It cannot be opened: its folder does not exist or cannot be written.",
        _ => problem.Message,
    };

    private SqliteCommand Command(string text, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        return command;
    }

    private object? Scalar(string text)
    {
        using var command = Command(text);
        return command.ExecuteScalar();
    }
}
