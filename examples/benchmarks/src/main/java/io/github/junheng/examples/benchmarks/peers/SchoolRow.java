package io.github.junheng.examples.benchmarks.peers;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 学校行: a row of the NDJSON file as the usual plain object: every key of the contract, null for what is not reported. */
@SuppressWarnings("UnusedVariable") // Jackson fills the fields; reading is all that is measured
public final class SchoolRow {
    @JsonProperty("county")
    private @Nullable String county;

    @JsonProperty("id")
    private @Nullable String id;

    @JsonProperty("name")
    private @Nullable String name;

    @JsonProperty("kind")
    private @Nullable String kind;

    @JsonProperty("sponsor")
    private @Nullable Integer sponsor;

    @JsonProperty("location")
    private @Nullable String location;

    @JsonProperty("boarding")
    private @Nullable Boolean boarding;

    @JsonProperty("builtYear")
    private @Nullable Integer builtYear;

    @JsonProperty("denseUrbanCore")
    private @Nullable Boolean denseUrbanCore;

    @JsonProperty("primary.students")
    private @Nullable Integer primaryStudents;

    @JsonProperty("junior.students")
    private @Nullable Integer juniorStudents;

    @JsonProperty("senior.students")
    private @Nullable Integer seniorStudents;

    @JsonProperty("migrantStudents")
    private @Nullable Integer migrantStudents;

    @JsonProperty("primary.inZoneStudents")
    private @Nullable Integer primaryInZoneStudents;

    @JsonProperty("junior.inZoneStudents")
    private @Nullable Integer juniorInZoneStudents;

    @JsonProperty("primary.classSizes")
    private @Nullable List<Integer> primaryClassSizes;

    @JsonProperty("junior.classSizes")
    private @Nullable List<Integer> juniorClassSizes;

    @JsonProperty("primary.teachers")
    private @Nullable Integer primaryTeachers;

    @JsonProperty("primary.degree.associate")
    private @Nullable Integer primaryDegreeAssociate;

    @JsonProperty("primary.degree.bachelor")
    private @Nullable Integer primaryDegreeBachelor;

    @JsonProperty("primary.degree.master")
    private @Nullable Integer primaryDegreeMaster;

    @JsonProperty("primary.degree.doctor")
    private @Nullable Integer primaryDegreeDoctor;

    @JsonProperty("junior.teachers")
    private @Nullable Integer juniorTeachers;

    @JsonProperty("junior.degree.associate")
    private @Nullable Integer juniorDegreeAssociate;

    @JsonProperty("junior.degree.bachelor")
    private @Nullable Integer juniorDegreeBachelor;

    @JsonProperty("junior.degree.master")
    private @Nullable Integer juniorDegreeMaster;

    @JsonProperty("junior.degree.doctor")
    private @Nullable Integer juniorDegreeDoctor;

    @JsonProperty("primary.backbone")
    private @Nullable Integer primaryBackbone;

    @JsonProperty("junior.backbone")
    private @Nullable Integer juniorBackbone;

    @JsonProperty("primary.pe")
    private @Nullable Integer primaryPe;

    @JsonProperty("primary.music")
    private @Nullable Integer primaryMusic;

    @JsonProperty("primary.fineArts")
    private @Nullable Integer primaryFineArts;

    @JsonProperty("primary.arts")
    private @Nullable Integer primaryArts;

    @JsonProperty("junior.pe")
    private @Nullable Integer juniorPe;

    @JsonProperty("junior.music")
    private @Nullable Integer juniorMusic;

    @JsonProperty("junior.fineArts")
    private @Nullable Integer juniorFineArts;

    @JsonProperty("junior.arts")
    private @Nullable Integer juniorArts;

    @JsonProperty("primary.visitingPeArts")
    private @Nullable Integer primaryVisitingPeArts;

    @JsonProperty("junior.visitingPeArts")
    private @Nullable Integer juniorVisitingPeArts;

    @JsonProperty("certifiedTeachers")
    private @Nullable Integer certifiedTeachers;

    @JsonProperty("trained360Teachers")
    private @Nullable Integer trained360Teachers;

    @JsonProperty("teachingArea")
    private @Nullable BigDecimal teachingArea;

    @JsonProperty("indoorSportsArea")
    private @Nullable BigDecimal indoorSportsArea;

    @JsonProperty("sportsGroundArea")
    private @Nullable BigDecimal sportsGroundArea;

    @JsonProperty("extraSportsArea")
    private @Nullable BigDecimal extraSportsArea;

    @JsonProperty("equipmentValue")
    private @Nullable BigDecimal equipmentValue;

    @JsonProperty("multimediaRooms")
    private @Nullable Integer multimediaRooms;

    @JsonProperty("musicRoomAreas")
    private @Nullable List<BigDecimal> musicRoomAreas;

    @JsonProperty("artRoomAreas")
    private @Nullable List<BigDecimal> artRoomAreas;

    @JsonProperty("publicFundsBudget")
    private @Nullable BigDecimal publicFundsBudget;

    @JsonProperty("publicFundsGranted")
    private @Nullable BigDecimal publicFundsGranted;

    @JsonProperty("trainingBudget")
    private @Nullable BigDecimal trainingBudget;

    @JsonProperty("graduates")
    private @Nullable Integer graduates;

    @JsonProperty("entrantsThreeYearsAgo")
    private @Nullable Integer entrantsThreeYearsAgo;

    @JsonProperty("transfersIn")
    private @Nullable Integer transfersIn;

    @JsonProperty("transfersOut")
    private @Nullable Integer transfersOut;

    @JsonProperty("deaths")
    private @Nullable Integer deaths;

    @JsonProperty("charterAndIt")
    private @Nullable Boolean charterAndIt;

    @JsonProperty("moralAndCulture")
    private @Nullable String moralAndCulture;

    @JsonProperty("fullCurriculum")
    private @Nullable Boolean fullCurriculum;

    /** The county's code, for whoever gathers rows by county. */
    public String county() {
        return county == null ? "" : county;
    }
}
