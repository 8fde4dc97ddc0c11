using Hengjian.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class RoundConfiguration : IEntityTypeConfiguration<RoundRecord>
{
    public void Configure(EntityTypeBuilder<RoundRecord> builder)
    {
        builder.ToTable("rounds");
        builder.Property(r => r.Name).HasMaxLength(200);
        builder.Property(r => r.Level).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Stage).HasConversion<string>().HasMaxLength(20).IsConcurrencyToken();
        builder.Property(r => r.CombinedSchools).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.SchemeId).HasMaxLength(60);
        builder.Property(r => r.SchemeVersion).HasMaxLength(64);
        builder.Property(r => r.CatalogueVersion).HasMaxLength(64);
        builder.HasIndex(r => new { r.Year, r.Level, r.RegionCode });
    }
}
