using Hengjian.Domain.Evidences;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class PictureBandConfiguration : IEntityTypeConfiguration<PictureBandRecord>
{
    public void Configure(EntityTypeBuilder<PictureBandRecord> builder)
    {
        builder.ToTable("picture_bands");
        builder.HasKey(r => new { r.Band, r.VersionId });
        builder.Property(r => r.Band).ValueGeneratedNever();
        builder.Property(r => r.VersionId).ValueGeneratedNever();
        builder.HasOne<EvidenceVersionRecord>().WithMany().HasForeignKey(r => r.VersionId).OnDelete(DeleteBehavior.Restrict);
    }
}
