using Microsoft.AspNetCore.StaticAssets;

namespace Hengjian.Web.Shell;

/// <summary>Addresses of static files with the hash of their content, which browsers may keep for ever.</summary>
/// <remarks>Counties with slow lines then load a stylesheet once, not once a page.</remarks>
internal sealed class StaticAssets(IEnumerable<EndpointDataSource> sources)
{
    private readonly Lazy<Dictionary<string, string>> byName = new(() => Read(sources));

    /// <summary>The address to print for a file under wwwroot; the plain one when the build knows no hash.</summary>
    internal string this[string path] => "/" + byName.Value.GetValueOrDefault(path, path);

    private static Dictionary<string, string> Read(IEnumerable<EndpointDataSource> sources)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var endpoint in sources.SelectMany(s => s.Endpoints))
        {
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not { } asset) continue;
            var label = asset.Properties.FirstOrDefault(p => p.Name == "label");
            if (label is not null) found.TryAdd(label.Value, asset.Route);
        }
        return found;
    }
}
