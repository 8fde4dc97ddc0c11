using Hengjian.Data.Facts;
using Hengjian.Data.Records;
using Hengjian.Data.Results;
using Hengjian.Data.Storage;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Workspaces;

/// <summary>工作区: a directory with everything one installation holds, and the database beside or inside it.</summary>
public sealed class Workspace
{
    private readonly Func<AppDb> openDb;

    private Workspace(string directory, TimeProvider clock, Func<AppDb> openDb)
    {
        Directory = directory;
        Clock = clock;
        this.openDb = openDb;
        Facts = new FactStore(Path.Combine(directory, "facts"));
        Files = new RawFileStore(Path.Combine(directory, "files"));
        Audits = new RawFileStore(Path.Combine(directory, "audits"), "审核结果");
        Results = new ResultStore(Path.Combine(directory, "results"));
        Definitions = new FrozenDefinitions(directory);
        Uploads = new UploadFolders(Path.Combine(directory, "uploads"));
        Audit = new AuditLog(this);
        Deeds = new DeedWatch();
        Memory = new DeedMemory(Deeds);
        Regions = new RegionLibrary(this);
        Snapshots = new SnapshotLibrary(this);
        RoleBooks = new RoleBookShelf();
        Accounts = new AccountService(this);
    }

    /// <summary>Full path.</summary>
    public string Directory { get; }

    /// <summary>What time it is.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Columns of snapshots: DIR/facts.</summary>
    public FactStore Facts { get; }

    /// <summary>Files as they were handed in: DIR/files.</summary>
    public RawFileStore Files { get; }

    /// <summary>Findings in reports, as they were made: DIR/audits.</summary>
    public RawFileStore Audits { get; }

    /// <summary>Stored runs: DIR/results.</summary>
    public ResultStore Results { get; }

    /// <summary>Catalogues and schemes by version: DIR/catalogue, DIR/schemes.</summary>
    public FrozenDefinitions Definitions { get; }

    /// <summary>Files on their way in: DIR/uploads.</summary>
    public UploadFolders Uploads { get; }

    /// <summary>行政区划.</summary>
    public RegionLibrary Regions { get; }

    /// <summary>数据快照.</summary>
    public SnapshotLibrary Snapshots { get; }

    /// <summary>审计日志.</summary>
    public AuditLog Audit { get; }

    /// <summary>The newest deed of the log; what was read before it need not be read again.</summary>
    public DeedWatch Deeds { get; }

    /// <summary>What was read and holds until the next deed.</summary>
    internal DeedMemory Memory { get; }

    /// <summary>权限表 in force.</summary>
    public RoleBookShelf RoleBooks { get; }

    /// <summary>账号.</summary>
    public AccountService Accounts { get; }

    /// <summary>True when the directory holds a workspace.</summary>
    public static bool Exists(string directory) => WorkspaceFile.Exists(directory);

    /// <summary>A new unit of work on the records; the caller disposes it.</summary>
    public AppDb OpenDb() => openDb();

    /// <summary>Whether the data are invented, and all there.</summary>
    public DemoState Demo => WorkspaceFile.ReadDemo(Directory);

    /// <summary>The state of a directory that holds a workspace.</summary>
    public static DemoState DemoStateOf(string directory) => WorkspaceFile.ReadDemo(directory);

    /// <summary>Marks a demo workspace as complete.</summary>
    public void EndDemo() => WorkspaceFile.Write(Directory, DemoState.Demo);

    /// <summary>Makes a workspace in a directory that holds none (made if absent), and opens it.</summary>
    /// <param name="directory">Where.</param>
    /// <param name="options">Database and clock.</param>
    /// <param name="demo"><see cref="DemoState.BeingMade"/> for a demo workspace, until <see cref="EndDemo"/>.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<Result<Workspace>> CreateAsync(
        string directory, WorkspaceOptions options, DemoState demo = DemoState.None, CancellationToken cancel = default)
    {
        var full = Path.GetFullPath(directory);
        if (WorkspaceFile.Exists(full)) return WorkspaceProblems.AlreadyThere(full);
        System.IO.Directory.CreateDirectory(full);
        if (System.IO.Directory.EnumerateFileSystemEntries(full).Any(e => !WorkspaceFile.IsLock(e))) return WorkspaceProblems.NotEmpty(full);
        WorkspaceFile.Write(full, demo);
        var opened = await OpenAnyAsync(full, options, cancel);
        if (opened.TryGet(out var workspace)) await workspace.Audit.AppendAsync("system", "create-workspace", "workspace", new { }, cancel);
        return opened;
    }

    /// <summary>Opens a workspace and brings its database to the present form. A half-made demo is never opened.</summary>
    public static async Task<Result<Workspace>> OpenAsync(
        string directory, WorkspaceOptions options, CancellationToken cancel = default)
    {
        var full = Path.GetFullPath(directory);
        if (!WorkspaceFile.Exists(full)) return WorkspaceProblems.NotAWorkspace(full);
        if (WorkspaceFile.ReadDemo(full) == DemoState.BeingMade) return WorkspaceProblems.HalfMade(full);
        return await OpenAnyAsync(full, options, cancel);
    }

    /// <summary>Takes away what a broken-off making left in a directory; everything else in it stays.</summary>
    internal static void RemoveHalfMade(string directory)
    {
        if (Exists(directory) && DemoStateOf(directory) == DemoState.BeingMade) WorkspaceFile.RemoveEntries(directory);
    }

    private static async Task<Result<Workspace>> OpenAnyAsync(string full, WorkspaceOptions options, CancellationToken cancel)
    {
        var format = WorkspaceFile.Read(full);
        if (format != WorkspaceFile.Format.ToString(System.Globalization.CultureInfo.InvariantCulture))
            return WorkspaceProblems.NewerFormat(format);
        var provider = options.Providers.FirstOrDefault(p => p.Handles(options.ConnectionString));
        if (provider is null) return WorkspaceProblems.UnknownDatabase();
        var openDb = await provider.PrepareAsync(options.ConnectionString, full, cancel);
        return new Workspace(full, options.Clock, openDb);
    }
}
