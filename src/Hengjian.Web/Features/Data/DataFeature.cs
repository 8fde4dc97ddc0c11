using Hengjian.Domain.Access;
using Hengjian.Web.Features.Data.Counties;
using Hengjian.Web.Features.Data.Import;
using Hengjian.Web.Features.Data.Snapshots;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Data;

/// <summary>数据: what was handed in, by whom, how complete; and handing in more.</summary>
public static class DataFeature
{
    /// <summary>Registers the feature.</summary>
    public static void AddData(this IServiceCollection services)
    {
        services.AddSingleton(new NavEntry(20, "数据", SnapshotRoutes.Path, "data", Permission.ViewData));
        services.AddScoped<SnapshotQuery>();
        services.AddScoped<CountyQuery>();
        services.AddScoped<ImportRight>();
        services.AddScoped<RawFileRight>();
        services.AddSingleton<ImportDesk>();
        services.AddSingleton<JobFiles>(sp => job => sp.GetRequiredService<ImportDesk>().CopiesOf(job)
            .Select((path, i) => new JobFile(Path.GetFileName(path), $"{ImportRoutes.Path}/errors/{job}/{i + 1}")));
    }

    /// <summary>Maps the pages.</summary>
    public static void MapData(this IEndpointRouteBuilder app)
    {
        app.MapSnapshots();
        app.MapCounties();
        app.MapImport();
    }
}
